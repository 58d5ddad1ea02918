/** ISO 3166-1 alpha-3 codes of the country names that the invented persons bear. */
const CODES =
  'MYS Malaysia,SGP Singapore,JPN Japan,BGD Bangladesh,KOR South Korea,HKG Hong Kong,CHN China,TWN Taiwan,PAK Pakistan,' +
  'AFG Afghanistan,LKA Sri Lanka,IND India,NPL Nepal,BTN Bhutan,IDN Indonesia,TUR Turkey,IRQ Iraq,SYR Syria,IRN Iran,' +
  'AUS Australia,USA United States,CAN Canada,KWT Kuwait,SAU Saudi Arabia,NZL New Zealand,ARE United Arab Emirates,' +
  'EGY Egypt,BWA Botswana,TUN Tunisia,DZA Algeria,ETH Ethiopia,ZAF South Africa,UGA Uganda,JOR Jordan,LBN Lebanon,' +
  'QAT Qatar,MAR Morocco,IRL Ireland,CMR Cameroon,GBR United Kingdom,ITA Italy,MLI Mali,DEU Germany,CIV Ivory Coast,' +
  'NGA Nigeria,SEN Senegal,FIN Finland,TZA Tanzania,SWE Sweden,RWA Rwanda,NOR Norway,DNK Denmark,' +
  'COD Democratic Republic of the Congo,BFA Burkina Faso,GTM Guatemala,KEN Kenya,FRA France,AUT Austria,CHE Switzerland,' +
  'NLD Netherlands,BEL Belgium,GHA Ghana,LAO Laos,BOL Bolivia,THA Thailand,MMR Myanmar,ZWE Zimbabwe,MEX Mexico,' +
  'KHM Cambodia,ECU Ecuador,VNM Vietnam,BRN Brunei,TLS East Timor,CZE Czech Republic,UKR Ukraine,PHL Philippines,' +
  'SRB Serbia,BLR Belarus,PER Peru,RUS Russia,BIH Bosnia and Herzegovina,POL Poland,MNE Montenegro,ARG Argentina,' +
  'MKD North Macedonia,HRV Croatia,TJK Tajikistan,BGR Bulgaria,SVK Slovakia,UZB Uzbekistan,PRT Portugal,PAN Panama,' +
  'VEN Venezuela,BRA Brazil,SVN Slovenia,CHL Chile,PRY Paraguay,MNG Mongolia,URY Uruguay,PRI Puerto Rico,' +
  'TKM Turkmenistan,ESP Spain,NIC Nicaragua,CRI Costa Rica,COL Colombia,AZE Azerbaijan,DOM Dominican Republic,' +
  'KGZ Kyrgyzstan,HND Honduras,CUB Cuba,SLV El Salvador,KAZ Kazakhstan,ISR Israel';

export const COUNTRY_CODES: ReadonlyMap<string, string> = new Map(
  CODES.split(',').map((entry) => [entry.slice(4), entry.slice(0, 3)]),
);
