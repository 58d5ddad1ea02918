import type { Culture, PoolName } from './culture.ts';

/** `native:latin,latin …` */
function pool(text: string): PoolName[] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [native, latin] = entry.split(':');
      return { native: native!, latin: (latin ?? native!).split(',') };
    });
}

function places(text: string): string[][] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => entry.split(',').map((place) => place.replaceAll('_', ' ')));
}

const ARABIC_MALE = pool(`
  محمد:Muhammad,Mohamed,Mohammad,Mohammed,Mohamad,Mouhamed أحمد:Ahmad,Ahmed,Ahmet علي:Ali,Aly حسن:Hasan,Hassan حسين:Hussein,Husayn,Hossein,Houssein عمر:Omar,Umar خالد:Khaled,Khalid يوسف:Yusuf,Youssef,Yousef إبراهيم:Ibrahim,Brahim محمود:Mahmoud,Mahmud
  مصطفى:Mustafa,Mostafa,Moustapha عبدالله:Abdullah,Abdallah,Abdoulah عبدالرحمن:Abdulrahman,Abderrahmane,Abd_al-Rahman سعيد:Said,Saeed طارق:Tariq,Tarek كريم:Karim,Kareem جمال:Jamal,Gamal,Djamel سامي:Sami,Samy وليد:Walid,Waleed,Oualid ياسر:Yasser,Yasir
  فيصل:Faisal,Faysal زياد:Ziad,Ziyad رامي:Rami,Ramy نبيل:Nabil,Nabeel حمزة:Hamza,Hamzah أنس:Anas مازن:Mazen,Mazin غسان:Ghassan,Gassan هيثم:Haitham,Haytham قصي:Qusay,Kusay لؤي:Luay,Louay عدنان:Adnan بشار:Bashar,Bachar معاذ:Muadh,Moaz شادي:Shadi,Chadi ثائر:Thaer,Thair
`);
const ARABIC_FEMALE = pool(`
  فاطمة:Fatima,Fatma,Fatimah مريم:Maryam,Mariam,Meryem عائشة:Aisha,Aicha,Ayesha زينب:Zaynab,Zeinab,Zineb خديجة:Khadija,Hadija ليلى:Layla,Leila هدى:Huda,Houda نور:Nour,Noor,Nur سارة:Sara,Sarah أمينة:Amina,Aminah سلمى:Salma,Selma حليمة:Halima,Haleema
  رنا:Rana رانيا:Rania,Ranya سعاد:Suad,Souad إيمان:Iman,Eman هناء:Hanaa,Hana نجلاء:Najla,Nagla وفاء:Wafa,Wafaa غادة:Ghada,Gada منى:Mona,Muna صفاء:Safa,Safaa ياسمين:Yasmin,Yasmine شيماء:Shaima,Chaima أسماء:Asma,Asmaa دعاء:Doaa,Duaa آلاء:Alaa,Alaa رغد:Raghad,Ragad
`);
const PERSIAN_MALE = pool(`
  محمد:Mohammad,Mohamad,Muhammad علی:Ali حسین:Hossein,Hussain,Husain رضا:Reza,Riza احمد:Ahmad,Ahmed مهدی:Mehdi,Mahdi حمید:Hamid,Hameed غلام:Ghulam,Gholam نجیب:Najib,Najeeb فرید:Farid,Fareed بهرام:Bahram جمشید:Jamshid,Jamshed رستم:Rostam,Rustam داریوش:Dariush,Daryush
  کاوه:Kaveh,Kawa نصیر:Nasir,Naseer ظاهر:Zaher,Zahir ولی:Wali,Vali گل_آقا:Gul_Agha,Golagha امید:Omid,Umed سهراب:Sohrab,Suhrab فرهاد:Farhad شفیق:Shafiq,Shafigh حفیظ:Hafiz,Hafez عزیز:Aziz,Azeez
`);
const PERSIAN_FEMALE = pool(`
  فاطمه:Fatemeh,Fatima زهرا:Zahra مریم:Maryam,Mariam نرگس:Narges,Nargis شیرین:Shirin,Shireen پروین:Parvin,Parwin گلنار:Golnar,Gulnar لیلا:Leila,Layla شبنم:Shabnam نسرین:Nasrin,Nasreen فریبا:Fariba پریسا:Parisa حمیده:Hamideh,Hamida صدیقه:Sediqa,Sedigheh معصومه:Masoumeh,Masuma ناهید:Nahid,Naheed
`);
const PERSIAN_FAMILY = pool(`
  احمدی:Ahmadi,Ahmady رحیمی:Rahimi حسینی:Hosseini,Hussaini محمدی:Mohammadi کریمی:Karimi قاسمی:Ghasemi,Qasemi نوری:Noori,Nuri هاشمی:Hashemi,Hashimi صادقی:Sadeghi,Sadiqi یوسفزی:Yousafzai,Yusufzai احمدزی:Ahmadzai کاظمی:Kazemi,Kazimi عظیمی:Azimi شریفی:Sharifi وردک:Wardak,Vardak هوتک:Hotak پوپل:Popal ستانکزی:Stanekzai,Stanikzai
`);
const CYRILLIC_MALE = pool(`
  Александр:Aleksandr,Alexander,Oleksandr Сергей:Sergei,Sergey,Serhii Дмитрий:Dmitry,Dmitri,Dmytro Андрей:Andrei,Andrey,Andrii Алексей:Aleksei,Alexey Иван:Ivan Михаил:Mikhail,Mykhailo Николай:Nikolai,Nikolay,Mykola Владимир:Vladimir,Volodymyr Юрий:Yuri,Yurii,Iurii Олег:Oleg,Oleh Игорь:Igor,Ihor Виктор:Viktor,Victor Руслан:Ruslan Тарас:Taras Павел:Pavel,Pavlo Роман:Roman Максим:Maksim,Maxim Євген:Yevhen,Evgen Богдан:Bohdan,Bogdan
`);
const CYRILLIC_FEMALE = pool(`
  Анна:Anna,Hanna Мария:Maria,Mariya Елена:Elena,Olena,Yelena Ольга:Olga,Olha Наталья:Natalia,Natalya Татьяна:Tatiana,Tetiana Ирина:Irina,Iryna Светлана:Svetlana,Svitlana Екатерина:Ekaterina,Kateryna Оксана:Oksana,Oxana Юлия:Yulia,Yuliia,Julia Людмила:Lyudmila,Liudmyla Надежда:Nadezhda,Nadiia Зоя:Zoya,Zoia Галина:Galina,Halyna
`);
const ETHIOPIC_MALE = pool(`
  ገብረ:Gebre,Gebru ተስፋዬ:Tesfaye,Tesfay ኃይሉ:Hailu,Haylu በቀለ:Bekele,Beqele አበበ:Abebe,Ababe ታደሰ:Tadesse,Tadese ግርማ:Girma ጌታቸው:Getachew አለማየሁ:Alemayehu ሙሉጌታ:Mulugeta ደረጀ:Dereje,Derege ከበደ:Kebede,Kebbede ለማ:Lemma,Lema መኮንን:Mekonnen,Mekonen ብርሃኑ:Berhanu,Birhanu ወርቁ:Worku,Werku ኪዳነ:Kidane,Kidanu ሀጎስ:Hagos ዮሐንስ:Yohannes,Yohanes ዳዊት:Dawit,Davit ሰለሞን:Solomon,Selomon ተክለ:Tekle,Takle አሰፋ:Assefa,Asefa አየለ:Ayele ነጋሽ:Negash ፍስሐ:Fisseha,Fisiha ዘርአይ:Zeray,Zerai መሐሪ:Mehari,Mehary ሙሴ:Musse,Muse ተወልደ:Tewolde,Tewelde
`);
const ETHIOPIC_FEMALE = pool(`
  አልማዝ:Almaz ትዕግስት:Tigist,Tegest ሂሩት:Hirut,Hiruth ገነት:Genet መሠረት:Meseret,Messeret ሰናይት:Senait,Senayt ሰላም:Selam,Salam ፀሐይ:Tsehay,Tsehai አበባ:Abeba,Ababa ወርቅነሽ:Worknesh,Werkinesh ለተብርሃን:Letebrhan,Letebirhan ፍረወይኒ:Freweini,Freweyni ሐና:Hana,Hanna ማርታ:Marta,Martha ሳራ:Sara,Sarah ቤተልሔም:Bethlehem,Betelhem ራሔል:Rahel,Rachel የሺ:Yeshi ዘነቡ:Zenebu
`);
const SOMALI_MALE = pool(`
  Maxamed:Mohamed,Mahamed,Mohammed Cali:Ali Axmed:Ahmed,Ahmad Cabdi:Abdi Xasan:Hassan,Hasan Xuseen:Hussein,Husein Cumar:Omar,Umar Ibraahim:Ibrahim Yuusuf:Yusuf,Yousuf Cabdullaahi:Abdullahi,Abdulahi Faarax:Farah Jaamac:Jama,Jaama Warsame:Warsame,Warsama Guuleed:Guled,Guleed Nuur:Nur,Noor Cismaan:Osman,Ismaan Saleebaan:Saleban,Suleiman Xirsi:Hirsi,Hersi Cilmi:Elmi,Ilmi Aadan:Adan,Aden Rooble:Roble Samatar:Samatar,Samantar
`);
const SOMALI_FEMALE = pool(`
  Faadumo:Fadumo,Faduma,Fatuma Xaliimo:Halima,Halimo Caasho:Asha,Aisha Sahra:Sahra,Zahra Maryan:Maryan,Mariam Hodan:Hodan Ifraax:Ifrah Xaawo:Hawa,Hawo Nimco:Nimo,Nimco Ayaan:Ayan,Ayaan Deeqa:Deqa,Deka Saynab:Zeinab,Saynab Ubax:Ubah Sagal:Sagal Khadiija:Khadija,Hadija
`);
const TURKISH_MALE = pool(
  'Mehmet Ahmet Mustafa Ali Hüseyin:Huseyin,Hussein Hasan İbrahim:Ibrahim Ömer:Omer,Omar Murat:Murat,Murad Yusuf Emre Burak Gökhan:Gokhan Uğur:Ugur Çağatay:Cagatay Serkan Onur Tolga Şahin:Sahin,Shahin Barış:Baris',
);
const TURKISH_FEMALE = pool(
  'Fatma Ayşe:Ayse,Aishe Emine Hatice:Hatice,Hatije Zeynep:Zeynep,Zeyneb Elif Meryem Şerife:Serife,Sherife Gül:Gul Özlem:Ozlem Çiğdem:Cigdem Büşra:Busra,Bushra Tuğba:Tugba',
);
const TURKISH_FAMILY = pool(
  'Yılmaz:Yilmaz Kaya Demir Şahin:Sahin,Shahin Çelik:Celik,Chelik Yıldız:Yildiz Öztürk:Ozturk Aydın:Aydin Arslan Doğan:Dogan Kılıç:Kilic,Kilich Aslan Çetin:Cetin,Chetin Koç:Koc Kurt Özdemir:Ozdemir Şimşek:Simsek,Shimshek Polat Korkmaz Erdoğan:Erdogan Güneş:Gunes Bozkurt Tekin Avcı:Avci',
);
const ROMANIAN_MALE = pool(
  'Ștefan:Stefan,Stephan Ion Andrei Mihai Alexandru Gheorghe Vasile Florin Ionuț:Ionut Cătălin:Catalin Răzvan:Razvan Dănuț:Danut Nicușor:Nicusor Constantin Marius Cristian',
);
const ROMANIAN_FEMALE = pool(
  'Maria Elena Ioana Ana Mihaela Ștefania:Stefania Andreea Cătălina:Catalina Mădălina:Madalina Anișoara:Anisoara Rodica Lăcrămioara:Lacramioara',
);
const ROMANIAN_FAMILY = pool(
  'Popescu Ionescu Munteanu Țăranu:Taranu,Tzaranu Dumitrescu Stănescu:Stanescu Rădulescu:Radulescu Moldoveanu Ciobanu Lupașcu:Lupascu Brânză:Branza Cojocaru Șerban:Serban,Sherban Nițu:Nitu Bălan:Balan Cârstea:Carstea,Cirstea',
);

const LEVANT = places(
  'حلب,Aleppo,Haleb,Алеппо دمشق,Damascus,Дамаск حمص,Homs حماة,Hama إدلب,Idlib,Idleb درعا,Daraa الرقة,Raqqa دير_الزور,Deir_ez-Zor الموصل,Mosul بغداد,Baghdad,Багдад البصرة,Basra الفلوجة,Fallujah الخرطوم,Khartoum نيالا,Nyala الفاشر,El_Fasher غزة,Gaza',
);
const KHORASAN = places(
  'کابل,Kabul,Kaboul,Кабул هرات,Herat قندهار,Kandahar مزار_شریف,Mazar-i-Sharif غزنی,Ghazni بامیان,Bamyan کندز,Kunduz ننگرهار,Nangarhar تهران,Tehran مشهد,Mashhad',
);
const UKRAINE = places(
  'Киев,Kyiv,Kiev,Київ Харьков,Kharkiv,Kharkov Мариуполь,Mariupol Донецк,Donetsk Луганск,Luhansk,Lugansk Одесса,Odesa,Odessa Херсон,Kherson Львів,Lviv,Lvov Запоріжжя,Zaporizhzhia',
);
const HORN = places(
  'አዲስ_አበባ,Addis_Ababa መቀሌ,Mekelle ጎንደር,Gondar አስመራ,Asmara ከረን,Keren አዲግራት,Adigrat ሐረር,Harar ጅማ,Jimma ድሬዳዋ,Dire_Dawa',
);
const SOMALIA = places(
  'Muqdisho,Mogadishu,مقديشو Hargeysa,Hargeisa Kismaayo,Kismayo Baydhabo,Baidoa Boosaaso,Bosaso Gaalkacyo,Galkayo Beledweyne',
);
const TURKEY = places(
  'İstanbul,Istanbul Ankara Gaziantep,Antep Diyarbakır,Diyarbakir Şanlıurfa,Sanliurfa,Urfa Hatay İzmir,Izmir Adana',
);
const ROMANIA = places(
  'București,Bucharest Cluj-Napoca,Cluj Iași,Iasi Timișoara,Timisoara Constanța,Constanta',
);

const unused: readonly PoolName[] = [];

/** Hand-written pools; family names of Arabic and Cyrillic come from the development files. */
export const HAND_POOLS: readonly Culture[] = [
  {
    name: 'arabic',
    share: 0.36,
    calendar: 'gregory',
    nationality: ['SYR', 'IRQ', 'SDN', 'PSE'],
    places: LEVANT,
    male: ARABIC_MALE,
    female: ARABIC_FEMALE,
    family: unused,
  },
  {
    name: 'persian',
    share: 0.2,
    calendar: 'persian',
    nationality: ['AFG', 'IRN'],
    places: KHORASAN,
    male: PERSIAN_MALE,
    female: PERSIAN_FEMALE,
    family: PERSIAN_FAMILY,
  },
  {
    name: 'cyrillic',
    share: 0.14,
    calendar: 'gregory',
    nationality: ['UKR', 'RUS'],
    places: UKRAINE,
    male: CYRILLIC_MALE,
    female: CYRILLIC_FEMALE,
    family: unused,
  },
  {
    name: 'ethiopic',
    share: 0.14,
    calendar: 'ethiopic',
    nationality: ['ETH', 'ERI'],
    places: HORN,
    male: ETHIOPIC_MALE,
    female: ETHIOPIC_FEMALE,
    family: unused,
  },
  {
    name: 'somali',
    share: 0.08,
    calendar: 'gregory',
    nationality: ['SOM'],
    places: SOMALIA,
    male: SOMALI_MALE,
    female: SOMALI_FEMALE,
    family: unused,
  },
  {
    name: 'turkish',
    share: 0.04,
    calendar: 'gregory',
    nationality: ['TUR'],
    places: TURKEY,
    male: TURKISH_MALE,
    female: TURKISH_FEMALE,
    family: TURKISH_FAMILY,
  },
  {
    name: 'romanian',
    share: 0.04,
    calendar: 'gregory',
    nationality: ['ROU', 'MDA'],
    places: ROMANIA,
    male: ROMANIAN_MALE,
    female: ROMANIAN_FEMALE,
    family: ROMANIAN_FAMILY,
  },
];
