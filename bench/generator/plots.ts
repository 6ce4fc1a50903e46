/**
 * A kind of event. Templates name values in braces and give choices in brackets; see `phrase`. Values every plot has: town, country, adjective,
 * weekday, date, person (full name), family, official, officer, outlet, and the figures n (the one that is revised), m and k.
 * `facts` are the sentences that any report of the event may carry; `quotes` are what the official says.
 */
export interface Plot {
  readonly name: string;
  readonly office: string;
  readonly things: readonly string[];
  readonly figure: readonly [least: number, most: number];
  readonly headlines: readonly string[];
  readonly leads: readonly string[];
  readonly facts: readonly string[];
  readonly quotes: readonly string[];
  readonly foreign: Readonly<Record<"de" | "fr" | "es", readonly [headline: string, text: string]>>;
}

const FIRE: Plot = {
  name: "fire",
  office: "fire chief",
  things: ["a furniture factory", "a paper mill", "a warehouse", "an apartment block", "a covered market", "a shipyard hall"],
  figure: [3, 60],
  headlines: [
    "Fire [at|in] {thing} in {town} [injures|leaves injured] {n}",
    "{n} [injured|hurt] as fire destroys {thing} in {town}",
    "{town}: {n} people hurt in [blaze|fire]",
  ],
  leads: [
    "A fire destroyed {thing} in {town}, {country}, on {weekday}, injuring {n} people, [officials|the authorities] said.",
    "{n} people were injured on {weekday} when fire broke out at {thing} in the {adjective} town of {town}.",
    "Fire swept through {thing} in {town} on {date} and injured {n} people, according to {adjective} officials.",
  ],
  facts: [
    "[About|Some] {m} firefighters fought the flames for {k} hours.",
    "The blaze [began|started] shortly after midnight and [spread|ran] quickly to the roof.",
    "{m} residents of neighbouring streets were evacuated to a school.",
    "Investigators [believe|suspect] that faulty wiring caused the fire.",
    "The building had last been inspected {k} years ago.",
    "Smoke could be seen from villages {k} kilometres away.",
  ],
  quotes: [
    "We have never had to fight a fire of this size in {town}",
    "Without the crews from the next district we would have lost the whole street",
    "It will be days before we can go inside",
  ],
  foreign: {
    de: [
      "{n} Verletzte bei Brand in {town}",
      "Bei einem Brand in {town} sind am {date} {n} Menschen verletzt worden. Die Feuerwehr war mit {m} Kräften im Einsatz. Das teilte die Leitung der Feuerwehr unter {person} mit.",
    ],
    fr: [
      "Un incendie fait {n} blessés à {town}",
      "Un incendie a fait {n} blessés à {town} le {date}. Quelque {m} pompiers ont été mobilisés, a indiqué {person}, chef des pompiers de la ville.",
    ],
    es: [
      "Un incendio deja {n} heridos en {town}",
      "Un incendio dejó {n} heridos en {town} el {date}. Unos {m} bomberos trabajaron en el lugar, informó {person}, jefe de los bomberos de la ciudad.",
    ],
  },
};

const FLOOD: Plot = {
  name: "flood",
  office: "mayor",
  things: ["the old quarter", "the river district", "the lower town", "the station square", "the harbour streets"],
  figure: [4, 90],
  headlines: ["Flood kills {n} in {town}", "{n} [dead|killed] as river floods {town}", "Floods in {country}: {n} people die in {town}"],
  leads: [
    "At least {n} people were killed when floods [hit|struck] {town} in {country} on {weekday}, officials said.",
    "Floods killed {n} people in the {adjective} town of {town} on {date} after days of rain.",
    "The {adjective} town of {town} was flooded on {weekday}; at least {n} people died.",
  ],
  facts: [
    "Water stood {k} metres high in {thing}.",
    "The army sent {m} soldiers to fill sandbags.",
    "[About|Some] {m} households were without electricity.",
    "Two bridges over the river were [swept away|destroyed].",
    "The rain is expected to ease within {k} days.",
    "Trains through {town} were cancelled for the rest of the week.",
  ],
  quotes: [
    "The river rose faster than anyone here can remember",
    "We need boats, we need blankets and we need them tonight",
    "{town} will be rebuilt, street by street",
  ],
  foreign: {
    de: [
      "{n} Tote bei Hochwasser in {town}",
      "Bei einem Hochwasser in {town} sind am {date} mindestens {n} Menschen ums Leben gekommen. {m} Soldaten helfen, sagte {person}, das Oberhaupt der Stadt.",
    ],
    fr: [
      "Inondations à {town} : {n} morts",
      "Au moins {n} personnes sont mortes dans des inondations à {town} le {date}. {m} soldats ont été envoyés sur place, a déclaré {person}, maire de la ville.",
    ],
    es: [
      "Inundaciones en {town}: {n} muertos",
      "Al menos {n} personas murieron en las inondaciones de {town} el {date}. Unos {m} soldados fueron enviados, dijo {person}, alcalde de la ciudad.",
    ],
  },
};

const STRIKE: Plot = {
  name: "strike",
  office: "union leader",
  things: ["the bus depot", "the copper mine", "the container port", "the steel works", "the hospital", "the railway yard"],
  figure: [120, 4000],
  headlines: ["{n} workers strike at {thing} in {town}", "Strike [halts|stops] work at {thing} in {town}", "{town}: {n} workers walk out"],
  leads: [
    "{n} workers went on strike at {thing} in {town}, {country}, on {weekday}, demanding higher pay.",
    "Workers at {thing} in the {adjective} town of {town} began a strike on {date}; the union put their number at {n}.",
    "About {n} workers in {town} stopped work on {weekday} in a dispute over pay, the union said.",
  ],
  facts: [
    "The union [demands|asks for] a rise of {k} percent.",
    "The last strike in {town} was {k} years ago and lasted {m} days.",
    "Management offered talks and a single payment of {m} dollars.",
    "Pickets stood at the gates from early morning.",
    "A judge is to decide within {k} days whether the strike is lawful.",
    "Shops near {thing} closed in support.",
  ],
  quotes: [
    "We will stay at the gates until there is an offer worth the paper",
    "Nobody in {town} can live on these wages",
    "The company knew this was coming for a year",
  ],
  foreign: {
    de: [
      "{n} Beschäftigte streiken in {town}",
      "In {town} haben am {date} {n} Beschäftigte die Arbeit niedergelegt. Gefordert wird mehr Lohn, sagte {person} von der Gewerkschaft.",
    ],
    fr: [
      "Grève à {town} : {n} salariés mobilisés",
      "À {town}, {n} salariés se sont mis en grève le {date} pour de meilleurs salaires, a déclaré {person}, dirigeant du syndicat.",
    ],
    es: [
      "{n} trabajadores en huelga en {town}",
      "En {town}, {n} trabajadores iniciaron una huelga el {date} para pedir mejores salarios, dijo {person}, líder del sindicato.",
    ],
  },
};

const CRASH: Plot = {
  name: "crash",
  office: "police spokesman",
  things: ["a coach and a lorry", "two trams", "a freight train and a van", "a school bus and a tractor", "a ferry and a barge"],
  figure: [2, 40],
  headlines: ["{n} killed in crash near {town}", "Crash near {town} kills {n}", "{town}: {n} dead after {thing} collide"],
  leads: [
    "{n} people were killed when {thing} collided near {town}, {country}, on {weekday}, police said.",
    "A crash near the {adjective} town of {town} killed {n} people on {date}.",
    "Police in {country} said {n} people died on {weekday} when {thing} collided outside {town}.",
  ],
  facts: [
    "{m} others were taken to hospitals, {k} of them in a serious condition.",
    "The road was closed for {k} hours.",
    "There was thick fog at the time of the collision.",
    "A crane was brought from the capital to clear the wreck.",
    "It was the [worst|deadliest] accident in the district in {m} years.",
    "Police are questioning a {m}-year-old driver.",
  ],
  quotes: [
    "Our officers had never seen anything like it on that road",
    "We ask everyone who was there to come forward",
    "It is too early to speak of a cause",
  ],
  foreign: {
    de: [
      "{n} Tote bei Unfall nahe {town}",
      "Bei einem Unfall nahe {town} sind am {date} {n} Menschen getötet worden. {m} weitere wurden verletzt, sagte {person} von der Polizei.",
    ],
    fr: [
      "Accident près de {town} : {n} morts",
      "Un accident a fait {n} morts près de {town} le {date}. {m} autres personnes ont été blessées, a indiqué {person}, de la police.",
    ],
    es: [
      "{n} muertos en un accidente cerca de {town}",
      "Un accidente dejó {n} muertos cerca de {town} el {date}. Otras {m} personas resultaron heridas, dijo {person}, de la policía.",
    ],
  },
};

const VERDICT: Plot = {
  name: "verdict",
  office: "prosecutor",
  things: ["bribery", "fraud", "tax evasion", "arson", "smuggling", "forgery"],
  figure: [2, 20],
  headlines: [
    "Court in {town} jails {other} for {n} years",
    "{other} sentenced to {n} years for {thing}",
    "{town} court convicts {other} of {thing}",
  ],
  leads: [
    "A court in {town}, {country}, on {weekday} sentenced {other} to {n} years in prison for {thing}.",
    "{other} was convicted of {thing} on {date} and sentenced to {n} years in prison by a court in the {adjective} town of {town}.",
    "Judges in {town} found {other} guilty of {thing} on {weekday} and imposed a prison term of {n} years.",
  ],
  facts: [
    "The trial lasted {k} months and heard {m} witnesses.",
    "The defence said it would appeal within {k} weeks.",
    "The case concerned {m} contracts signed over {k} years.",
    "The courtroom was full when the verdict was read.",
    "A second defendant was acquitted for lack of evidence.",
    "Police had searched {m} offices in the course of the inquiry.",
  ],
  quotes: [
    "This verdict shows that nobody stands above the law",
    "The evidence spoke for itself",
    "We owe this day to the witnesses who came forward",
  ],
  foreign: {
    de: [
      "Gericht in {town} verurteilt {other}",
      "Ein Gericht in {town} hat {other} am {date} zu {n} Jahren Haft verurteilt. {m} Zeugen wurden gehört, sagte {person} von der Anklage.",
    ],
    fr: [
      "{other} condamné à {town}",
      "Un tribunal de {town} a condamné {other} à {n} ans de prison le {date}. {m} témoins ont été entendus, a indiqué {person}, du parquet.",
    ],
    es: [
      "{other} condenado en {town}",
      "Un tribunal de {town} condenó a {other} a {n} años de prisión el {date}. Declararon {m} testigos, dijo {person}, de la fiscalía.",
    ],
  },
};

const TALKS: Plot = {
  name: "talks",
  office: "foreign minister",
  things: ["a fishing treaty", "a power line", "a border crossing", "a railway link", "a grain agreement", "a water treaty"],
  figure: [20, 900],
  headlines: [
    "{family} and {otherfamily} meet in {town} over {thing}",
    "{adjective} foreign minister hosts {otherfamily} in {town}",
    "{family}, {otherfamily} hold talks on {thing}",
  ],
  leads: [
    "{adjective} Foreign Minister {person} met {othernational} Foreign Minister {other} in {town} on {weekday} for talks on {thing}.",
    "The foreign ministers of {country} and {othercountry}, {person} and {other}, held talks on {thing} in {town} on {date}.",
    "{person} received {other}, the foreign minister of {othercountry}, in {town} on {weekday} to discuss {thing}.",
  ],
  facts: [
    "The project would cost {n} million dollars, officials said.",
    "The talks lasted {k} hours, longer than planned.",
    "Experts of both sides will meet again within {k} weeks.",
    "{othercountry} had broken off an earlier round {m} days before.",
    "About {m} protesters stood outside the town hall.",
    "A joint statement spoke of good progress and open questions.",
  ],
  quotes: [
    "We are closer to an agreement than we have been for years",
    "Neighbours have to talk, above all when it is difficult",
    "There is a text on the table and it is a good one",
  ],
  foreign: {
    de: [
      "{family} trifft {otherfamily} in {town}",
      "{person} hat am {date} in {town} {other} empfangen. Das Vorhaben soll {n} Millionen Dollar kosten.",
    ],
    fr: [
      "{family} rencontre {otherfamily} à {town}",
      "{person} a reçu {other} à {town} le {date}. Le projet coûterait {n} millions de dollars.",
    ],
    es: [
      "{family} se reúne con {otherfamily} en {town}",
      "{person} recibió a {other} en {town} el {date}. El proyecto costaría {n} millones de dólares.",
    ],
  },
};

/** Every kind of event the generator plants. */
export const PLOTS: readonly Plot[] = [FIRE, FLOOD, STRIKE, CRASH, VERDICT, TALKS];
