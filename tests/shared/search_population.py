"""Three hundred and more invented people, each with the spellings a delegation would have sent in.

Run as a command it writes `search_people.tsv`; the combinations are drawn, no one of them is known.
"""

import csv
import random
from pathlib import Path

PEOPLE = Path(__file__).with_name("search_people.tsv")

# State, scripts in use there, given names, family names. Each name: Latin, then its own script.
_REGIONS: tuple[tuple[str, str, str], ...] = (
    (
        "UZB",
        "Baxtiyor/Бахтиёр Jasur/Жасур Oʻtkir/Ўткир Gʻulom/Ғулом Sherzod/Шерзод Dilshod/Дилшод "
        "Ulugʻbek/Улуғбек Jahongir/Жаҳонгир Xurshid/Хуршид Nodira/Нодира Zulfiya/Зулфия "
        "Maʼmura/Маъмура Gulnora/Гулнора Feruza/Феруза Qahramon/Қаҳрамон Ikrom/Икром",
        "Yoʻldoshev/Йўлдошев Toʻraqulov/Тўрақулов Qodirov/Қодиров Xoʻjayev/Хўжаев Usmonov/Усмонов "
        "Saʼdullayev/Саъдуллаев Gʻofurov/Ғофуров Shodiyev/Шодиев Haydarov/Ҳайдаров "
        "Ergashev/Эргашев Normatov/Норматов Choriyev/Чориев "
        "Azizxoʻjayev/Азизхўжаев Eshmatov/Эшматов",
    ),
    (
        "KAZ",
        "Nurlan/Нұрлан Yerlan/Ерлан Aigerim/Әйгерім Zhanar/Жанар Daniyar/Данияр Kuanysh/Қуаныш "
        "Assel/Әсел Bolat/Болат Gulmira/Гүлмира Kasym-Zhomart/Қасым-Жомарт Marat/Марат",
        "Abenov/Әбенов Zhaksybekov/Жақсыбеков Sarsenbayev/Сәрсенбаев Iskakov/Ысқақов "
        "Kenzhebayev/Кенжебаев Omarov/Омаров Tulegenov/Төлегенов Serikbayev/Серікбаев "
        "Akhmetzhanov/Ахметжанов Baimukhanov/Баймұханов",
    ),
    (
        "KGZ",
        "Azamat/Азамат Bermet/Бермет Chyngyz/Чыңгыз Gulzat/Гүлзат Nurbek/Нурбек Omurbek/Өмүрбек "
        "Ainura/Айнура Talant/Талант Kubanychbek/Кубанычбек",
        "Asanov/Асанов Toktogulov/Токтогулов Zheenaliev/Жээналиев Isakov/Исаков "
        "Mambetaliev/Мамбеталиев Sydykov/Сыдыков Osmonaliev/Осмоналиев Dzhumabaev/Жумабаев",
    ),
    (
        "TJK",
        "Farrukh/Фаррух Sirojiddin/Сироҷиддин Zarina/Зарина Jamshed/Ҷамшед Mehrangez/Меҳрангез "
        "Khurshed/Хуршед Firuza/Фирӯза Rustam/Рустам Parviz/Парвиз",
        "Muhriddinzoda/Муҳриддинзода Sharifov/Шарифов Nazarov/Назаров Rahmonzoda/Раҳмонзода "
        "Hakimov/Ҳакимов Qurbonov/Қурбонов Jalilov/Ҷалилов Yusufzoda/Юсуфзода",
    ),
    (
        "TKM",
        "Baýram/Байрам Ogulgerek/Огулгерек Döwlet/Довлет Jeren/Джерен Myrat/Мурад Aýna/Айна "
        "Serdar/Сердар",
        "Mustafaýew/Мустафаев Annaýew/Аннаев Orazow/Оразов Hojamuhammedow/Ходжамухаммедов "
        "Gurbanow/Гурбанов Atajanow/Атаджанов",
    ),
    (
        "RUS",
        "Aleksandr/Александр Yekaterina/Екатерина Fyodor/Фёдор Yevgeny/Евгений Ksenia/Ксения "
        "Pyotr/Пётр Tatiana/Татьяна Vyacheslav/Вячеслав Lyubov/Любовь Igor/Игорь",
        "Shcherbakov/Щербаков Zhuravlev/Журавлёв Tsvetkov/Цветков Solovyov/Соловьёв "
        "Kuzmichev/Кузьмичёв Khrustalev/Хрусталёв Chernyshov/Чернышов Voronin/Воронин "
        "Medvedkin/Медведкин Yakovlev/Яковлев",
    ),
    (
        "JOR",
        "Khaled/خالد Ahmad/أحمد Layla/ليلى Mohammed/محمد Nour/نور Fatima/فاطمة Yousef/يوسف "
        "Abdullah/عبد_الله Hussein/حسين Mustafa/مصطفى Rania/رانية Tariq/طارق",
        "Al-Hassan/الحسن Haddad/حداد Al-Khatib/الخطيب Mansour/منصور Qasim/قاسم Al-Zoubi/الزعبي "
        "Nasser/ناصر Shaheen/شاهين Darwish/درويش Al-Masri/المصري",
    ),
    (
        "IRQ",
        "Haider/حيدر Zainab/زينب Ali/علي Omar/عمر Ghassan/غسان Sarah/سارة Jawad/جواد "
        "Abdulrahman/عبدالرحمن Huda/هدى Saif_al-Din/سيف_الدين",
        "Al-Jubouri/الجبوري Al-Tikriti/التكريتي Ibrahim/إبراهيم Al-Saadi/السعدي Rashid/رشيد "
        "Al-Bayati/البياتي Jassim/جاسم Al-Obaidi/العبيدي Fadhil/فاضل",
    ),
    (
        "YEM",
        "Waleed/وليد Amal/أمل Saleh/صالح Bushra/بشرى Abdulaziz/عبد_العزيز Thabet/ثابت Jamila/جميلة",
        "Al-Qahtani/القحطاني Ba_Wazir/با_وزير Al-Sharafi/الشرفي Muqbil/مقبل Al-Ghamdi/الغامدي "
        "Hizam/حزام Yahya/يحيى",
    ),
    (
        "LBN",
        "Georges/جورج Rima/ريما Elias/الياس Joumana/جمانة Ziad/زياد Charbel/شربل",
        "Khoury/خوري Gemayel_Saab/جميل_صعب Chehab/شهاب Abi_Nader/أبي_نادر "
        "Frangieh_Daher/فرنجية_ضاهر Sfeir/صفير",
    ),
    (
        "AFG",
        "Gulalai/ګلالی Hamid/حمید Parwin/پروین Zabihullah/ذبیح‌الله Qasem/قاسم Wahida/وحیده",
        "Stanekzada/ستانکزاده Wardak/وردک Popalzoy/پوپلزی Nuristani/نورستانی Ghafoori/غفوری",
    ),
    (
        "FRA",
        "François Hélène Jean-Pierre Geneviève Guillaume Chloé Benoît",
        "Lefèvre Dubois D’Aubigny Charpentier Rousselle Marchand Villeneuve",
    ),
    (
        "DEU",
        "Jürgen Friederike Hans-Peter Sören Wolfgang Katharina",
        "Müller-Thieme Schröter Zimmermann Weißhaupt Jäger Hoffstätter Kowalczyk",
    ),
    (
        "ESP",
        "José_María Íñigo Begoña Joaquín Guadalupe Álvaro",
        "Núñez_Olmedo García-Peña Echeverría Quiroga Vázquez Ibáñez",
    ),
    (
        "TUR",
        "Çağla Şükrü Ayşegül Oğuzhan İbrahim Gökçe",
        "Yıldızoğlu Çelikkaya Öztürkmen Şahinbaş Kılıçarslan Uğurlu",
    ),
    (
        "CHN",
        "Weixiong/伟雄 Xiaoling/晓玲 Jianguo/建国 Qiang/强 Zhihao/志豪",
        "Zhang/张 He/何 Ouyang/欧阳 Qian/钱 Xu/徐",
    ),
    (
        "VNM",
        "Thị_Hương Văn_Dũng Quốc_Khánh Thùy_Linh",
        "Nguyễn Trần Phạm Đặng",
    ),
    (
        "IRL",
        "Aoife Seán Niamh Ciarán Fiachra",
        "O'Rourke Ní_Dhomhnaill Mac_Cárthaigh O’Sullivan",
    ),
    (
        "IND",
        "Lakshmi Venkatesh Priya Arjun Soekarno",
        "Chaudhuri Iyengar Mukherjee Wijayanto",
    ),
)  # fmt: skip

_FAMILY_FIRST = {"CHN", "VNM"}
_TITLES = ("", "", "", "", "", "", "", "H.E. ", "Dr. ", "H.E. Mr. ", "Prof. ")


def people() -> list[tuple[int, str, str, str]]:
    """Everybody in order: number, name on the badge, name in the own script if any, State."""
    drawn = random.Random("three services")
    rows: list[tuple[int, str, str, str]] = []
    for state, given_names, family_names in _REGIONS:
        pairs = [(one, two) for one in given_names.split() for two in family_names.split()]
        for given, family in drawn.sample(pairs, min(len(pairs), 18)):
            latin, own = _names(
                given, family, family_first=state in _FAMILY_FIRST or drawn.random() < 0.2
            )
            way = drawn.random()
            if own and way < 0.25:
                rows.append((len(rows) + 1, own, "", state))
            elif own and way < 0.55:
                rows.append((len(rows) + 1, _typed(latin, drawn), own, state))
            else:
                title = drawn.choice(_TITLES)
                rows.append((len(rows) + 1, title + _typed(latin, drawn), "", state))
    return rows


def _names(given: str, family: str, *, family_first: bool) -> tuple[str, str]:
    pairs = [part.replace("_", " ").partition("/") for part in (given, family)]
    if family_first:
        pairs.reverse()
    latin = " ".join(pair[0] for pair in pairs)
    own = [pair[2] for pair in pairs]
    return latin, " ".join(own) if all(own) else ""


def _typed(latin: str, drawn: random.Random) -> str:
    """Official letters carry every kind of apostrophe."""
    return latin.translate({ord(sign): drawn.choice("ʻ''‘’`") for sign in "ʻʼ"})


def write() -> None:
    """Put the population down for everybody to read."""
    with PEOPLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("number", "name", "own_script", "state"))
        writer.writerows(people())


if __name__ == "__main__":
    write()
