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
    """#)
}
