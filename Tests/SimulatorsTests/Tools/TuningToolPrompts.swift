/// Functions and prompts with which the planner was adjusted; see ``ToolPrompt`` for how they are written.
enum TuningToolPrompts {
  static let all = ToolPrompt.read(
    #"""
    # weather, one function
    get_current_weather: Get the current weather in a given location
      location! string: The city and state, e.g. San Francisco, CA
      unit! celsius,fahrenheit
    > What's the weather like in London and its big sister cities?
    = get_current_weather {"location":"London","unit":"celsius"}
    = get_current_weather {"location":"New York","unit":"celsius"}
    = get_current_weather {"location":"Tokyo","unit":"celsius"}
    = get_current_weather {"location":"Paris","unit":"celsius"}
    > What is the weather in Boston today, in Fahrenheit?
    = get_current_weather {"location":"Boston","unit":"fahrenheit"}
    > Should I take an umbrella in Bergen?
    = get_current_weather {"location":"Bergen","unit":"celsius"}
    > Wie ist das Wetter in Berlin?
    = get_current_weather {"location":"Berlin","unit":"celsius"}
    > Quelle est la météo à Paris aujourd'hui ?
    = get_current_weather {"location":"Paris","unit":"celsius"}
    > What's the weather in Paris, France?
    = get_current_weather {"location":"Paris, France","unit":"celsius"}
    > Hello, how are you?
    = -
    > What is the capital of France?
    = -
    > Tell me a joke
    = -
    > What's the weather like?
    = -

    # agents
    get_weather: Get the weather for a city
      city! string
    get_product_catalog: Get the products of a category
      category! string: The category, such as electronics, appliances or clothing
    place_order: Place an order
      sku! string
      quantity! integer
    > Return a summary of the temperature in Seattle and 3 other sister cities in Europe?
    = get_weather {"city":"Seattle"}
    = get_weather {"city":"Bergen"}
    = get_weather {"city":"Nantes"}
    = get_weather {"city":"Galway"}
    > Please order one smartphone for me and one for each of my ten friends.
    = get_product_catalog {"category":"electronics"}
    > Place an order for 3 of SKU-4321
    = place_order {"sku":"SKU-4321","quantity":3}
    > Which clothing do you have in the catalog?
    = get_product_catalog {"category":"clothing"}

    # calendar and mail
    create_calendar_event: Create an event in the user's calendar
      title! string: Title of the event
      date! date: Day of the event
      start_time! string: Start time in HH:MM
      duration_minutes integer: Length in minutes
      attendees string[]: E-mail addresses of attendees
    list_calendar_events: List the events of a day
      date! date: The day
    delete_calendar_event: Delete an event
      event_id! string: ID of the event
    send_email: Send an email to a recipient
      to! email: Address of the recipient
      subject! string: Subject
      body! string: Text of the message
    > Schedule a meeting called "Budget review" on May 3, 2025 at 3pm for 45 minutes
    = create_calendar_event {"title":"Budget review","date":"2025-05-03","start_time":"15:00","duration_minutes":45}
    > What events do I have on 2025-05-10?
    = list_calendar_events {"date":"2025-05-10"}
    > Delete the event EVT-998
    = delete_calendar_event {"event_id":"EVT-998"}
    > Email bob@example.com with subject "Lunch" saying let's meet at noon tomorrow
    = send_email {"to":"bob@example.com","subject":"Lunch","body":"let's meet at noon tomorrow"}
    > Create an event titled Team offsite on 12 June 2025 at 09:00 with ann@x.org and bo@x.org
    = create_calendar_event {"title":"Team offsite","date":"2025-06-12","start_time":"09:00","attendees":["ann@x.org","bo@x.org"]}

    # search
    web_search: Search the web for current information
      query! string: The search query
    read_page: Read a web page
      url! uri: Address of the page
    > Search the web for best pizza in Naples
    = web_search {"query":"best pizza in Naples"}
    > Look up the population of Iceland
    = web_search {"query":"population of Iceland"}
    > Summarize the page https://example.com/news/42
    = read_page {"url":"https://example.com/news/42"}

    # database
    execute_sql: Execute a SQL query against the database
      query! string: The SQL query
    get_customer: Get a customer by id
      customer_id! integer: The id
    > Execute the query SELECT count(*) FROM orders
    = execute_sql {"query":"SELECT count(*) FROM orders"}
    > Show me customer 4711
    = get_customer {"customer_id":4711}

    # orders
    get_order_status: Get the status of an order
      order_id! string: The order number
    return_order: Start a return for an order
      order_id! string: The order number
      reason! string: Reason for the return
    > Where is my order #12345?
    = get_order_status {"order_id":"12345"}
    > What's the status of orders ORD-1 and ORD-2?
    = get_order_status {"order_id":"ORD-1"}
    = get_order_status {"order_id":"ORD-2"}
    > I want to return order 98765 because it is broken
    = return_order {"order_id":"98765","reason":"it is broken"}

    # conversion
    convert_units: Convert a value from one unit to another
      value! number
      from_unit! string
      to_unit! string
    convert_currency: Convert an amount from one currency to another
      amount! number
      from! string: Source currency, ISO 4217
      to! string: Target currency, ISO 4217
    > Convert 10 km to miles
    = convert_units {"value":10,"from_unit":"km","to_unit":"miles"}
    > How many pounds are 80 kg?
    = convert_units {"value":80,"from_unit":"kg","to_unit":"pounds"}
    > How much is 100 USD in EUR?
    = convert_currency {"amount":100,"from":"USD","to":"EUR"}
    > Convert $50 to yen
    = convert_currency {"amount":50,"from":"USD","to":"JPY"}
    > Convert 10 km to miles and 5 kg to pounds
    = convert_units {"value":10,"from_unit":"km","to_unit":"miles"}
    = convert_units {"value":5,"from_unit":"kg","to_unit":"pounds"}

    # home
    set_light: Turn a light on or off
      room! string: Name of the room
      state! on,off
    set_thermostat: Set the target temperature of the thermostat
      temperature! number: Target in degrees Celsius
    > Turn on the light in the kitchen
    = set_light {"room":"kitchen","state":"on"}
    > Set the thermostat to 21 degrees
    = set_thermostat {"temperature":21}
    > Turn off the bedroom light and set the thermostat to 19.5
    = set_light {"room":"bedroom","state":"off"}
    = set_thermostat {"temperature":19.5}
    > Schalte das Licht im Wohnzimmer aus
    = set_light {"room":"Wohnzimmer","state":"off"}

    # travel
    search_flights: Search for flights
      origin! string: City of departure
      destination! string: City of arrival
      departure_date! date: Day of departure
      return_date date: Day of return
      passengers integer
    book_hotel: Book a hotel
      city! string
      check_in! date
      nights! integer
    > Find flights from Berlin to Rome on 2025-06-01, returning 2025-06-08, for 2 passengers
    = search_flights {"origin":"Berlin","destination":"Rome","departure_date":"2025-06-01","return_date":"2025-06-08","passengers":2}
    > Book a hotel in Lisbon for 3 nights from 2025-07-01
    = book_hotel {"city":"Lisbon","check_in":"2025-07-01","nights":3}

    # small tools
    calculate: Evaluate a mathematical expression
      expression! string: The expression
    get_stock_price: Get the current price of a stock
      symbol! string: Ticker symbol
    translate: Translate text
      text! string
      target_language! string: Target language
    set_reminder: Set a reminder
      text! string: What to be reminded of
      time! string: When, HH:MM
    play_song: Play a song
      title! string: Title of the song
      artist string: Artist
    > What is 23 * 47 + 5?
    = calculate {"expression":"23 * 47 + 5"}
    > What is the stock price of Apple and Microsoft?
    = get_stock_price {"symbol":"AAPL"}
    = get_stock_price {"symbol":"MSFT"}
    > Translate "good morning" to French
    = translate {"text":"good morning","target_language":"French"}
    > Remind me to call mom at 17:30
    = set_reminder {"text":"call mom","time":"17:30"}
    > Play Bohemian Rhapsody by Queen
    = play_song {"title":"Bohemian Rhapsody","artist":"Queen"}

    # handoffs
    transfer_to_spanish_agent: Handoff to the Spanish agent to handle the request. An agent that speaks Spanish
    transfer_to_english_agent: Handoff to the English agent to handle the request. An agent that speaks English
    > Hola, ¿cómo estás?
    = transfer_to_spanish_agent {}
    > Hello, how are you?
    = transfer_to_english_agent {}

    # servers of the Model Context Protocol
    get_cities: Get list of cities for a given country
      country! string
    get_weather: Get weather information for a given city
      city! string
    get_issues: Get the issues of a repository
      username! string: Owner of the repository
      repo! string: Name of the repository
    get_user: Get the profile of the signed-in user
    > What's the current weather in Lisbon?
    = get_weather {"city":"Lisbon"}
    > Which cities do you know in Portugal?
    = get_cities {"country":"Portugal"}
    > List the issues of the repository AI-Gateway of user octocat
    = get_issues {"username":"octocat","repo":"AI-Gateway"}
    > Show me my user profile
    = get_user {}
    > Is it warmer in Rome or in Athens?
    = get_weather {"city":"Rome"}
    = get_weather {"city":"Athens"}
    > Sing me a song
    = -

    # tickets
    create_incident: Create an incident in the ticket system
      short_description! string: Short description of the incident
      urgency! integer: 1 is high, 2 medium, 3 low
    get_incident: Get an incident by its number
      number! string: Number such as INC0010001
    list_incidents: List open incidents
      limit integer: Most incidents to return
    > Show me incident INC0010042
    = get_incident {"number":"INC0010042"}
    > List the last 5 open incidents
    = list_incidents {"limit":5}
    > Create an incident "VPN does not connect" with urgency 2
    = create_incident {"short_description":"VPN does not connect","urgency":2}

    # a pizzeria, nested
    order_pizza: Order pizzas
      items! json:{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"quantity":{"type":"integer"}},"required":["name","quantity"]}}
      address! string: Delivery address
    > Order 2 Margherita and 3 Salami pizzas to "5 Main Street"
    = order_pizza {"items":[{"name":"Margherita","quantity":2},{"name":"~Salami","quantity":3}],"address":"5 Main Street"}

    # dinner
    find_restaurants: Find restaurants in a city
      city! string
      cuisine italian,french,japanese,mexican
      max_price number: Most that a meal may cost
      open_now boolean
    get_recipe: Get a recipe for a dish
      dish! string: Name of the dish
    > Find Italian restaurants in Chicago under $40
    = find_restaurants {"city":"Chicago","cuisine":"italian","max_price":40}
    > How do I cook chicken tikka masala?
    = get_recipe {"dish":"chicken tikka masala"}

    # appointments, with today's date told
    create_reminder: Create a reminder
      text! string: What to remember
      due date: Day
    get_exchange_rate: Get the exchange rate between two currencies
      base_currency! string
      target_currency! string
    define_word: Look up the definition of a word
      word! string
    count_words: Count the words of a text
      text! string
    > What does ubiquitous mean?
    = define_word {"word":"ubiquitous"}
    > What's the exchange rate from dollars to Swiss francs?
    = get_exchange_rate {"base_currency":"USD","target_currency":"CHF"}
    > Remind me to water the plants on 2025-05-04
    = create_reminder {"text":"water the plants","due":"2025-05-04"}
    > How many words are in "the quick brown fox"?
    = count_words {"text":"the quick brown fox"}

    # bank
    transfer_money: Transfer money to another account
      recipient! string: Name of the recipient
      amount! number: Amount
      currency! EUR,USD,GBP
      note string: Reference text
    get_account_balance: Get the balance of an account
      account_type! checking,savings
    block_card: Block a bank card
      card_number! string: Last four digits of the card
    > Transfer 250 euros to Maria Lopez
    = transfer_money {"recipient":"Maria Lopez","amount":250,"currency":"EUR"}
    > How much money is in my savings account?
    = get_account_balance {"account_type":"savings"}
    > Please block my card ending in 4821
    = block_card {"card_number":"4821"}
    > Überweise 80 Euro an Peter Schmidt
    = transfer_money {"recipient":"Peter Schmidt","amount":80,"currency":"EUR"}

    # code
    search_issues: Search issues in a repository
      repository! string: owner/name
      state open,closed
      labels string[]: Labels
    create_pull_request: Open a pull request
      title! string
      source_branch! string
      target_branch! string
    read_file: Read a file
      path! string: Path of the file
    > Read the file /etc/hosts
    = read_file {"path":"/etc/hosts"}
    > Open README.md
    = read_file {"path":"README.md"}
    > Create a pull request "Fix login" from feature/login to main
    = create_pull_request {"title":"Fix login","source_branch":"feature/login","target_branch":"main"}

    # health
    book_appointment: Book an appointment with a doctor
      doctor! string: Name of the doctor
      date! date
      time! string: HH:MM
      reason string
    get_lab_results: Get the lab results of a patient
      patient_id! string
    > Book an appointment with Dr. Miller on 2025-10-02 at 9:15 am
    = book_appointment {"doctor":"~Miller","date":"2025-10-02","time":"09:15"}
    > Show the lab results of patient P-2231
    = get_lab_results {"patient_id":"P-2231"}

    # messages
    send_sms: Send a text message
      phone_number! string
      message! string
    send_slack_message: Post a message to a Slack channel
      channel! string: Name of the channel
      message! string
    make_call: Call a phone number
      phone_number! string
    > Text +49 170 1234567 that I am running late
    = send_sms {"phone_number":"+49 170 1234567","message":"I am running late"}
    > Post "Deploy finished" to the Slack channel releases
    = send_slack_message {"channel":"releases","message":"Deploy finished"}

    # property
    search_homes: Search homes for sale
      city! string
      min_bedrooms integer
      max_price integer
      property_type house,apartment,condo
    calculate_mortgage: Calculate the monthly payment of a mortgage
      principal! number: Loan amount
      annual_rate! number: Interest rate in percent
      years! integer
    > Find houses in Austin with at least 3 bedrooms under $500,000
    = search_homes {"city":"Austin","min_bedrooms":3,"max_price":500000,"property_type":"house"}
    > What is the monthly payment for a mortgage of $300,000 at 5% over 30 years?
    = calculate_mortgage {"principal":300000,"annual_rate":5,"years":30}

    # streaming
    play_playlist: Play a playlist
      name! string
      shuffle boolean
    set_volume: Set the volume
      level! integer: 0 to 100
    skip_track: Skip to the next track
    > Play the playlist Chill Vibes on shuffle
    = play_playlist {"name":"Chill Vibes","shuffle":true}
    > Turn the volume up to 70
    = set_volume {"level":70}
    > Next track please
    = skip_track {}

    # servers
    restart_service: Restart a service
      service! string: Name of the service
      environment! staging,production
    get_logs: Get the log lines of a service
      service! string
      level error,warning,info
      lines integer: How many
    scale_deployment: Change the number of replicas
      deployment! string
      replicas! integer
    > Restart the service checkout in production
    = restart_service {"service":"checkout","environment":"production"}
    > Show the last 100 error lines of the service billing
    = get_logs {"service":"billing","level":"error","lines":100}
    > Scale the deployment frontend to 4 replicas
    = scale_deployment {"deployment":"frontend","replicas":4}
    """#)
}
