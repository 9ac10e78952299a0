/// Which words mean about the same to someone who looks for a tool, in four languages.
///
/// Each line is one concept. A word may stand in several.
enum Thesaurus {
  /// The concepts of a word; empty for one that stands in no line.
  static func concepts(of stem: Stem) -> Set<Int> {
    table[stem] ?? []
  }

  /// The things that a word names a kind of: `electronics` for `smartphone`.
  static func kinds(of stem: Stem) -> Set<Stem> {
    kindTable[stem] ?? []
  }

  /// The kind that a stem is the name of; nil for one that is no kind.
  static func name(ofKind stem: Stem) -> String? {
    kinds.first { Stem($0.0) == stem }?.0
  }

  private static let table: [Stem: Set<Int>] = {
    var table: [Stem: Set<Int>] = [:]
    for (number, line) in lines.enumerated() {
      for word in line.split(separator: " ") { table[Stem(word), default: []].insert(number) }
    }
    return table
  }()

  private static let kindTable: [Stem: Set<Stem>] = {
    var table: [Stem: Set<Stem>] = [:]
    for (kind, things) in kinds {
      for thing in things.split(separator: " ") { table[Stem(thing), default: []].insert(Stem(kind)) }
    }
    return table
  }()

  private static let lines = [
    "weather forecast temperature temperatures rain raining rainy snow snowing sunny umbrella humid humidity wind windy cold colder hot hotter warm warmer cooler cloudy climate degrees wetter vorhersage temperatur regnet regen schnee sonnig kalt meteo temps pluie pleut neige froid chaud clima tiempo llueve lluvia frio",
    "email mail inbox mailbox gmail outlook correo courriel nachricht",
    "message text sms whatsapp chat slack dm texting ping nachricht mensaje",
    "calendar meeting event appointment schedule agenda call invite sync standup termin kalender besprechung treffen reunion rendezvous rdv cita calendrier evenement evento",
    "reminder remind remember alert erinnere erinnerung rappelle rappel recuerda recordatorio",
    "alarm wake wecker reveil despertador",
    "timer countdown stopwatch minuteur",
    "task todo to-do ticket issue chore aufgabe tache tarea backlog bug",
    "note memo jot notiz notes",
    "stock share shares ticker equity trading quote aktie action nasdaq price",
    "currency exchange convert conversion forex dollars euros eur usd gbp yen pounds wahrung umrechnen devise rate rates worth",
    "convert conversion unit units transform umrechnen change km kilometers miles meters feet inches pounds kilograms liters gallons celsius fahrenheit",
    "translate translation translator ubersetze ubersetzen ubersetzung traduire traduis traduction traduce traducir",
    "flight flights fly plane airline airfare flug fluge fliegen vol vols vuelo vuelos ticket",
    "hotel hotels accommodation room lodging stay hostel airbnb zimmer chambre hotels habitacion",
    "train rail railway zug bahn gare tren",
    "restaurant restaurants dinner lunch dine eat table eatery cuisine essen tisch manger diner food",
    "recipe recipes cook cooking dish meal bake rezept kochen recette cuisiner receta ingredients",
    "music song songs play track playlist album artist spotify musik lied spiele musique chanson musica cancion",
    "movie movies film films cinema show showtimes kino pelicula series",
    "news headlines articles nachrichten nouvelles actualites noticias article press",
    "light lights lamp lamps bulb licht lampe lumiere luz brightness dim",
    "thermostat heating heater heat hvac ac cooling air-conditioning temperature heizung chauffage degrees",
    "door doors lock locks garage tur schloss porte puerta unlock",
    "blinds curtains shades shutters rollladen",
    "device appliance switch tv television vacuum speaker fan coffee plug gerat",
    "product products catalog catalogue item items inventory merchandise produkt produkte katalog produit produits producto catalogo article sku goods stock store",
    "buy purchase order place checkout bestelle bestellen bestellung kaufen commande commander acheter comprar pedido ordering",
    "order orders package parcel shipment delivery tracking track ship shipped arrive bestellung lieferung paket colis commande livraison pedido envio",
    "refund return reimburse money-back ruckgabe remboursement reembolso",
    "invoice bill billing rechnung facture factura payment",
    "pay payment transfer wire send money bezahle uberweise uberweisung payer virement pagar transferir transaction funds",
    "account balance bank banking konto kontostand compte solde cuenta saldo",
    "customer client kunde customers clients crm contact contacts",
    "employee employees staff colleague hr personnel mitarbeiter employe directory vacation leave pto",
    "user users profile member account benutzer utilisateur",
    "database sql table query records rows db select datenbank",
    "file files document documents folder directory datei dokument ordner fichier archivo",
    "calculate calculator compute calculation math sum evaluate arithmetic berechne rechne calcule calculer calcular equation expression plus minus times divided multiplied squared root",
    "search find lookup look google browse web internet online suche suchen finde cherche chercher recherche busca buscar trouve",
    "map maps directions route navigate distance drive walk weg strecke entfernung itineraire distancia far navigation",
    "taxi ride uber cab lyft fahrt",
    "image picture photo draw generate illustration bild zeichne dessine imagen",
    "summarize summary summarise shorten tldr zusammenfassung resume resumen",
    "sentiment emotion mood tone feeling opinion positive negative",
    "define definition meaning dictionary mean word means bedeutung",
    "support agent help human escalate complaint problem issue",
    "technical technology error crash bug broken failing not-working internet wifi router login password",
    "sales buy pricing upgrade purchase plan subscription",
    "math mathematics algebra geometry calculus homework equation mathe",
    "history historical war century president empire ancient revolution",
    "population capital country area inhabitants einwohner",
    "time clock timezone hour oclock uhrzeit heure hora",
    "password reset credentials passwort",
    "book booking reserve reservation buchen reserviere buche reservieren reserver reserva",
    "house home property apartment flat real-estate rent mortgage loan listing wohnung maison",
    "job jobs career position vacancy hiring opening stelle emploi trabajo",
    "tweet post social facebook twitter linkedin instagram publish",
    "code repository repo commit pull github branch merge git",
    "server servers deploy deployment restart vm instance cluster service container reboot pod",
    "log logs error errors logging trace",
    "tip gratuity split bill",
    "bmi weight height body health",
    "workout exercise run gym fitness training steps calories",
    "medicine medication drug prescription doctor symptom patient clinic",
    "spanish spanisch espanol espagnol", "english englisch ingles anglais",
    "french francais franzosisch frances",
    "german deutsch allemand aleman", "italian italiano italienisch italien",
    "age old birthday born",
    "joke funny laugh", "quote inspirational motivation",
    "random dice roll coin number",
    "holiday holidays vacation feiertag feiertage",
    "city cities town towns stadt stadte ville ciudad",
    "review reviews rating ratings bewertung",
    "coupon discount promo voucher promotion",
    "cart basket warenkorb panier",
    "vehicle car auto cars wagen voiture coche rental rent hire",
    "sum total amount add addition",
    "volume louder quieter loudness",
    "contact phone call number dial telefon",
    "traffic congestion jam stau",
  ]

  private static let kinds: [(String, String)] = [
    (
      "electronics",
      "smartphone phone iphone mobile laptop notebook computer tablet headphones earbuds tv television camera monitor smartwatch console speaker handy telefon portable ordinateur"
    ),
    (
      "appliances",
      "fridge refrigerator washer washing dishwasher oven microwave toaster blender vacuum kettle dryer freezer stove coffee-maker kuhlschrank"
    ),
    (
      "clothing",
      "shirt t-shirt tshirt jacket jeans trousers pants shoes sneakers dress skirt socks coat hat sweater hoodie scarf hemd hose jacke chemise"
    ),
    ("books", "book novel paperback textbook cookbook"),
    ("furniture", "table chair sofa couch desk bed shelf wardrobe lamp"),
    (
      "groceries",
      "milk bread eggs butter cheese apple apples banana bananas rice pasta coffee tea vegetables fruit"
    ),
    ("toys", "toy doll lego puzzle"),
    ("sports", "ball bike bicycle racket football soccer basketball tennis skis"),
    ("billing", "invoice charge charged payment bill refund subscription card rechnung facture"),
    ("technical", "crash error bug login password install app wifi internet screen"),
    ("math", "equation algebra derivative integral fraction sum triangle solve calculus geometry theorem"),
    ("history", "war president king queen emperor revolution century empire ancient"),
    ("science", "physics chemistry biology cell atom gravity"),
  ]
}
