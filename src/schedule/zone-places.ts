/** A zone and what people call it that @vvo/tzdb does not have, or has for another zone. */
interface Place {
  readonly zone: string
  readonly names: readonly string[]
}

/** Reads lines such as "Europe/Prague: Czech Republic, Bohemia". */
function readPlaces(table: string): readonly Place[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [zone = '', names = ''] = line.trim().split(': ')
      return { zone, names: names.split(', ') }
    })
}

/**
 * Capitals, seats of organisations, large cities, other names of countries, and abbreviations as most people mean them: EST is
 * New York's all the year, though IANA has it for Panama's time. All of China keeps Beijing's time by law, whatever the clocks
 * in Urumqi show.
 */
export const places = readPlaces(`
  UTC: UTC, Coordinated Universal, Universal, Zulu, UCT, Z
  UTC: GMT, Greenwich Mean, Greenwich, Etc/GMT, Etc/UTC, Etc/UCT, GMT0
  America/New_York: Washington, Washington DC, NYC, Boston, Miami, Atlanta
  America/New_York: Eastern, US Eastern, Eastern Standard, ET, EST, EDT
  America/Chicago: Central, US Central, Central Standard, CT, CST, CDT
  America/Denver: Mountain, US Mountain, Mountain Standard, MT, MST, MDT
  America/Los_Angeles: Seattle, Las Vegas, California, LA, Portland
  America/Los_Angeles: Pacific, US Pacific, Pacific Standard, PT, PST, PDT
  America/Anchorage: Alaska, AKST, AKDT
  Pacific/Honolulu: Hawaii, HST
  America/St_Johns: Newfoundland, NST, NDT
  America/Belize: Belmopan
  America/Bogota: COT
  America/Grenada: St George's
  America/Sao_Paulo: Brasília, BRT
  America/Argentina/Buenos_Aires: ART
  Europe/London: UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, Edinburgh
  Europe/London: Cardiff, BST, British Summer
  Europe/Paris: Strasbourg, CET, CEST, MET, Central European
  Europe/Lisbon: WET, WEST, Western European
  Europe/Athens: EET, EEST, Eastern European
  Europe/Zurich: Bern, Geneve, Genf, Berne, Lugano
  Europe/Berlin: Frankfurt, Bonn, Cologne, Stuttgart
  Europe/Amsterdam: Holland
  Europe/Belgrade: Pristina, Kosovo
  Europe/Sarajevo: Bosnia
  Europe/Prague: Czech Republic
  Europe/Malta: Valletta
  Europe/Madrid: Valencia
  Europe/Oslo: Tromsø, Bergen
  Europe/Luxembourg: Luxembourg City
  Europe/Skopje: Macedonia
  Europe/Vatican: Holy See, Vatican City
  Europe/Moscow: St Petersburg, MSK
  Europe/Istanbul: Türkiye, TRT
  Africa/Abidjan: Yamoussoukro, Côte d'Ivoire
  Atlantic/Cape_Verde: Cape Verde
  Africa/Lagos: WAT
  Africa/Maputo: CAT
  Africa/Nairobi: EAT, UNEP
  Africa/Johannesburg: SAST
  Africa/Mbabane: Swaziland
  Asia/Jerusalem: IDT
  Asia/Hebron: Ramallah, West Bank
  Asia/Kuwait: Kuwait City
  Asia/Riyadh: Mecca
  Asia/Dubai: UAE, Emirates
  Asia/Karachi: Islamabad, PKT
  Asia/Kolkata: New Delhi, Bangalore, Bombay, Madras, India Standard
  Asia/Kathmandu: NPT
  Asia/Yangon: Naypyidaw, Burma
  Asia/Bangkok: ICT
  Asia/Ho_Chi_Minh: Viet Nam
  Asia/Jakarta: WIB
  Asia/Vientiane: Lao PDR
  Asia/Dili: East Timor
  Asia/Manila: PHT
  Asia/Singapore: SGT
  Asia/Shanghai: China, PRC, People's Republic of China, Peking
  Asia/Hong_Kong: HKT
  Asia/Seoul: Korea, Republic of Korea, ROK, KST, Korea Standard
  Asia/Pyongyang: DPRK, Democratic People's Republic of Korea
  Asia/Tokyo: Kyoto, JST, Japan Standard
  Australia/Sydney: Canberra, AEST, AEDT, AET
  Australia/Adelaide: ACST, ACDT
  Australia/Perth: AWST
  Pacific/Auckland: Wellington, NZST, NZDT
  Pacific/Tongatapu: Nuku'alofa
`)

/** Names that mean several zones, with the one that is meant most, which is asked about rather than taken. */
export const unclearPlaces = readPlaces(`
  America/New_York: United States, USA, US, America, United States of America
  America/Toronto: Canada
  America/Halifax: AST, ADT
  America/Mexico_City: Mexico
  America/Sao_Paulo: Brazil
  America/Santiago: Chile
  America/Guayaquil: Ecuador
  America/Nuuk: Greenland
  Europe/Madrid: Spain
  Europe/Moscow: Russia, Russian Federation
  Europe/Kyiv: Ukraine
  Africa/Kinshasa: Democratic Republic of the Congo, DR Congo, DRC, Congo
  Asia/Kolkata: IST
  Asia/Dubai: GST
  Asia/Hebron: Palestine
  Asia/Ulaanbaatar: Mongolia
  Asia/Jakarta: Indonesia
  Australia/Sydney: Australia
  Pacific/Auckland: New Zealand
  Pacific/Port_Moresby: Papua New Guinea, PNG
  Pacific/Tahiti: French Polynesia
  Pacific/Tarawa: Kiribati
  Pacific/Pohnpei: Micronesia
`)

/** What to offer before anything is typed, the likeliest first. */
export const usualZones: readonly string[] =
  `UTC America/New_York Europe/London Europe/Paris Europe/Zurich Europe/Vienna Europe/Brussels
  Europe/Berlin Asia/Seoul Asia/Tokyo Asia/Shanghai Asia/Singapore Asia/Kolkata Asia/Dubai
  Africa/Nairobi Africa/Cairo Africa/Lagos Africa/Johannesburg Europe/Kyiv Europe/Moscow
  America/Sao_Paulo America/Toronto America/Chicago America/Denver America/Los_Angeles
  Australia/Sydney Pacific/Auckland`.split(/\s+/u)
