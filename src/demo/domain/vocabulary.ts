import type { Locale } from "../../kernel/actor.ts";

type Words = readonly [string, ...string[]];

/** The words that demo customers, subjects and reasons are made of. */
export interface Vocabulary {
  readonly workspace: string;
  readonly pipeline: string;
  readonly departments: { readonly north: string; readonly volga: string };
  /** What customers are named after, and the city they are in. */
  readonly places: readonly (readonly [string, string])[];
  readonly trades: readonly (readonly [string, string])[];
  readonly firstNames: Words;
  readonly lastNames: Words;
  readonly positions: Words;
  readonly products: readonly (readonly [string, number])[];
  readonly streets: Words;
  readonly channels: {
    readonly referral: string;
    readonly fair: string;
    readonly dealer: string;
    readonly cold: string;
    readonly site: string;
  };
  readonly sources: Readonly<Record<"referral" | "fair" | "dealer" | "cold" | "site", Words>>;
  readonly pieces: string;
  readonly needs: Words;
  readonly subjects: {
    readonly confirm: string;
    readonly call: Words;
    readonly email: Words;
    readonly meeting: Words;
    readonly task: Words;
  };
  readonly results: { readonly advanced: Words; readonly idle: Words };
  readonly payments: { readonly prepayment: string; readonly rest: string };
  readonly documents: {
    readonly proposal: string;
    readonly contract: string;
    readonly invoice: string;
    readonly act: string;
  };
}

const ru: Vocabulary = {
  workspace: "Северный привод",
  pipeline: "Прямые продажи",
  departments: { north: "Отдел «Северо-Запад»", volga: "Отдел «Поволжье»" },
  places: [
    ["Пермь", "Пермь"],
    ["Кубань", "Краснодар"],
    ["Вятка", "Киров"],
    ["Самара", "Самара"],
    ["Томск", "Томск"],
    ["Волга", "Волгоград"],
    ["Ярославль", "Ярославль"],
    ["Псков", "Псков"],
    ["Ока", "Нижний Новгород"],
    ["Астрахань", "Астрахань"],
    ["Енисей", "Красноярск"],
    ["Рязань", "Рязань"],
    ["Ладога", "Санкт-Петербург"],
    ["Кама", "Набережные Челны"],
    ["Урал", "Екатеринбург"],
    ["Тула", "Тула"],
    ["Курск", "Курск"],
    ["Невский", "Санкт-Петербург"],
    ["Алтай", "Барнаул"],
    ["Омск", "Омск"],
    ["Липецк", "Липецк"],
    ["Чусовой", "Чусовой"],
    ["Онега", "Петрозаводск"],
    ["Дон", "Ростов-на-Дону"],
    ["Терек", "Владикавказ"],
    ["Байкал", "Иркутск"],
    ["Ангара", "Братск"],
    ["Печора", "Ухта"],
    ["Сура", "Пенза"],
    ["Ижора", "Колпино"],
  ],
  trades: [
    ["Химмаш", "химия"],
    ["Сахар", "пищевая"],
    ["Фанера", "деревообработка"],
    ["Пласт", "химия"],
    ["Древ", "деревообработка"],
    ["Крахмал", "пищевая"],
    ["Полимер", "химия"],
    ["Электро", "энергетика"],
    ["Текстиль", "лёгкая"],
    ["Соль", "пищевая"],
    ["Карго", "транспорт"],
    ["Стекло", "стройматериалы"],
    ["Бумага", "деревообработка"],
    ["Керамика", "стройматериалы"],
    ["Литейный", "металлургия"],
    ["Кабель", "металлургия"],
    ["Хлеб", "пищевая"],
    ["Прокат", "металлургия"],
    ["Цемент", "стройматериалы"],
    ["Птица", "пищевая"],
    ["Бетон", "стройматериалы"],
    ["Энерго", "энергетика"],
    ["Насос", "машиностроение"],
    ["Вагон", "транспорт"],
    ["Рыба", "пищевая"],
  ],
  firstNames: [
    "Рустам",
    "Лилия",
    "Олег",
    "Марина",
    "Сергей",
    "Инна",
    "Виктор",
    "Алла",
    "Егор",
    "Светлана",
    "Роман",
    "Галина",
    "Денис",
    "Жанна",
    "Павел",
    "Ирина",
  ],
  lastNames: [
    "Фоменко",
    "Никитенко",
    "Шевчук",
    "Бойко",
    "Гайдар",
    "Лысенко",
    "Мельник",
    "Ткач",
    "Руденко",
    "Савич",
    "Черных",
    "Долгих",
    "Седых",
    "Кравец",
    "Коваль",
    "Левченко",
  ],
  positions: [
    "главный инженер",
    "финансовый директор",
    "начальник снабжения",
    "юрист",
    "директор",
    "главный энергетик",
    "технолог",
  ],
  products: [
    ["Компрессорная станция", 480_000_000],
    ["Насосная станция", 310_000_000],
    ["Частотные приводы", 150_000_000],
    ["Вакуумная система", 240_000_000],
    ["Осушитель воздуха", 70_000_000],
    ["Ремонтный комплект", 45_000_000],
    ["Вентиляторы", 125_000_000],
    ["Воздуходувка", 280_000_000],
  ],
  streets: ["Заводская, 4", "Промзона, 12", "Фабричная, 1", "Индустриальная, 27", "Складская, 8", "Ленина, 60"],
  channels: {
    referral: "Рекомендации",
    fair: "Выставки",
    dealer: "Дилеры",
    cold: "Холодные звонки",
    site: "Сайт и реклама",
  },
  sources: {
    referral: ["Клиент посоветовал", "Партнёр"],
    fair: ["Иннопром", "Металлообработка", "Химия"],
    dealer: ["Дилер «Привод-Сервис»", "Дилер «Техпоставка»"],
    cold: ["Своя база", "Каталог предприятий"],
    site: ["Яндекс Директ", "Поиск", "Отраслевой портал", "Вебинар"],
  },
  pieces: "шт.",
  needs: ["замена изношенного оборудования", "новая линия", "снижение расхода энергии", "резервная установка"],
  subjects: {
    confirm: "Подтвердить встречу накануне",
    call: ["Уточнить расход", "Снять возражения по срокам", "Узнать решение комиссии", "Обсудить условия оплаты"],
    email: ["Отправить опросный лист", "Ответить по срокам", "Отправить варианты цены", "Отправить проект договора"],
    meeting: ["Осмотр площадки", "Разбор предложения с инженером", "Встреча с директором"],
    task: ["Собрать варианты цены", "Получить расчёт инженера", "Подготовить спецификацию"],
  },
  results: {
    advanced: ["Договорились о следующем шаге", "Согласовали схему", "Вопросов больше нет"],
    idle: ["Не дозвонился", "Попросили перезвонить", "Ждут руководителя"],
  },
  payments: { prepayment: "Предоплата", rest: "Окончательный расчёт" },
  documents: {
    proposal: "Коммерческое предложение",
    contract: "Договор поставки",
    invoice: "Счёт на предоплату",
    act: "Акт приёмки",
  },
};

const en: Vocabulary = {
  workspace: "Northern Drive",
  pipeline: "Direct sales",
  departments: { north: "North-West department", volga: "Volga department" },
  places: [
    ["Perm", "Perm"],
    ["Kuban", "Krasnodar"],
    ["Vyatka", "Kirov"],
    ["Samara", "Samara"],
    ["Tomsk", "Tomsk"],
    ["Volga", "Volgograd"],
    ["Yaroslavl", "Yaroslavl"],
    ["Pskov", "Pskov"],
    ["Oka", "Nizhny Novgorod"],
    ["Astrakhan", "Astrakhan"],
    ["Yenisei", "Krasnoyarsk"],
    ["Ryazan", "Ryazan"],
    ["Ladoga", "Saint Petersburg"],
    ["Kama", "Naberezhnye Chelny"],
    ["Ural", "Yekaterinburg"],
    ["Tula", "Tula"],
    ["Kursk", "Kursk"],
    ["Neva", "Saint Petersburg"],
    ["Altai", "Barnaul"],
    ["Omsk", "Omsk"],
    ["Lipetsk", "Lipetsk"],
    ["Chusovoy", "Chusovoy"],
    ["Onega", "Petrozavodsk"],
    ["Don", "Rostov-on-Don"],
    ["Terek", "Vladikavkaz"],
    ["Baikal", "Irkutsk"],
    ["Angara", "Bratsk"],
    ["Pechora", "Ukhta"],
    ["Sura", "Penza"],
    ["Izhora", "Kolpino"],
  ],
  trades: [
    ["Chemicals", "chemicals"],
    ["Sugar", "food"],
    ["Plywood", "wood"],
    ["Plastics", "chemicals"],
    ["Timber", "wood"],
    ["Starch", "food"],
    ["Polymers", "chemicals"],
    ["Electric", "energy"],
    ["Textiles", "light industry"],
    ["Salt", "food"],
    ["Cargo", "transport"],
    ["Glass", "building materials"],
    ["Paper", "wood"],
    ["Ceramics", "building materials"],
    ["Foundry", "metals"],
    ["Cable", "metals"],
    ["Bakery", "food"],
    ["Rolling Mill", "metals"],
    ["Cement", "building materials"],
    ["Poultry", "food"],
    ["Concrete", "building materials"],
    ["Energy", "energy"],
    ["Pumps", "machinery"],
    ["Wagons", "transport"],
    ["Fishery", "food"],
  ],
  firstNames: [
    "Rustam",
    "Lilia",
    "Oleg",
    "Marina",
    "Sergey",
    "Inna",
    "Viktor",
    "Alla",
    "Egor",
    "Svetlana",
    "Roman",
    "Galina",
    "Denis",
    "Zhanna",
    "Pavel",
    "Irina",
  ],
  lastNames: [
    "Fomenko",
    "Nikitenko",
    "Shevchuk",
    "Boyko",
    "Gaidar",
    "Lysenko",
    "Melnik",
    "Tkach",
    "Rudenko",
    "Savich",
    "Chernykh",
    "Dolgikh",
    "Sedykh",
    "Kravets",
    "Koval",
    "Levchenko",
  ],
  positions: [
    "chief engineer",
    "finance director",
    "head of purchasing",
    "lawyer",
    "director",
    "chief power engineer",
    "process engineer",
  ],
  products: [
    ["Compressor station", 480_000_000],
    ["Pump station", 310_000_000],
    ["Frequency drives", 150_000_000],
    ["Vacuum system", 240_000_000],
    ["Air dryer", 70_000_000],
    ["Repair kit", 45_000_000],
    ["Fans", 125_000_000],
    ["Blower", 280_000_000],
  ],
  streets: [
    "4 Factory Street",
    "12 Industrial Zone",
    "1 Mill Street",
    "27 Industrial Street",
    "8 Warehouse Street",
    "60 Main Street",
  ],
  channels: { referral: "Referrals", fair: "Trade fairs", dealer: "Dealers", cold: "Cold calls", site: "Site and ads" },
  sources: {
    referral: ["Customer's advice", "Partner"],
    fair: ["Innoprom", "Metalworking", "Chemistry"],
    dealer: ["Dealer Drive Service", "Dealer Tech Supply"],
    cold: ["Own base", "Company directory"],
    site: ["Paid search", "Search", "Industry portal", "Webinar"],
  },
  pieces: "pcs",
  needs: ["worn equipment to replace", "a new line", "lower energy use", "a stand-by unit"],
  subjects: {
    confirm: "Confirm the meeting the day before",
    call: [
      "Clarify the flow rate",
      "Answer doubts about dates",
      "Learn the committee's decision",
      "Discuss payment terms",
    ],
    email: ["Send the questionnaire", "Answer about dates", "Send price options", "Send the draft contract"],
    meeting: ["Inspection of the site", "Go through the proposal with the engineer", "Meeting with the director"],
    task: ["Prepare price options", "Get the engineer's calculation", "Prepare the specification"],
  },
  results: {
    advanced: ["Agreed on the next step", "Agreed on the scheme", "No questions left"],
    idle: ["No answer", "Asked to call back", "Waiting for the manager"],
  },
  payments: { prepayment: "Prepayment", rest: "Final payment" },
  documents: {
    proposal: "Proposal",
    contract: "Supply contract",
    invoice: "Prepayment invoice",
    act: "Acceptance certificate",
  },
};

export const vocabularies: Readonly<Record<Locale, Vocabulary>> = { ru, en };
