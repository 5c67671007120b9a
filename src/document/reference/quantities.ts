const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|januar|jänner|februar|märz|juni|juli|oktober|dezember|januari|februari|maart|mei|augustus|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)'
const measures =
  "(?:%|(?:per ?cent|percent|hundred|thousand|million|billion|trillion|years?|months?|weeks?|days?|hours?|minutes?|seconds|km|kg|mw|gwh|degrees?|tons?|tonnes?|usd|eur|gbp|chf|dollars?|euros?|pounds?|o['’]clock|am|a\\.m|pm|p\\.m|millions?|milliards?|ans|années|mois|jours|heures|millones|años|meses|días|horas|millionen|milliarden|mio|mrd|prozent|jahre[ns]?|monate[ns]?|tage[ns]?|stunden|uhr|miljoen|miljard|jaar|maanden|dagen|uur|procent|milioni|miliardi|anni|mesi|giorni|ore|milhões|anos|dias|лет|года?|месяц(?:а|ев)?|дней|дня|часов|часа|миллион(?:а|ов)?|процент(?:а|ов)?)(?![\\p{L}])|[年月日岁歳]|[년월일세](?![\\p{L}]))"

/** Numbers that count, measure or date something, and so are no places: money, times, dates, symbols, resolutions. */
const noPlaces: readonly RegExp[] = [
  String.raw`\d{4}-\d{1,2}-\d{1,2}`,
  String.raw`\d{1,2}[./]\d{1,2}[./]\d{4}`,
  String.raw`0\d:\d\d(?::\d\d)?`,
  String.raw`\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?|uhr)`,
  String.raw`\d{1,3}(?:[, ]\d{3})+(?!\d)`,
  String.raw`[$€£¥₩₽] ?\d[\d.,]*`,
  String.raw`\d(?:[\d.,]*\d)? ?(?:${measures}|[$€£¥₩₽])`,
  String.raw`\d{1,2}(?:st|nd|rd|th|er|\.)? (?:of |de )?${months}(?:,? (?:de )?\d{4}(?![\p{L}\p{N}])|(?= *(?:[?.,!]|$)))`,
  String.raw`${months}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?(?!\d)`,
  String.raw`\d{3,4}/\d{1,4}`,
  String.raw`(?:resolutions?|résolutions?|resolución|phase|track|unscr|res\.?|round|level|group|g|cop|covid|mp|version|v) ?-?\d+(?:\.\d+)*(?![\d(])`,
].map((source) => new RegExp(String.raw`(?<![\p{L}\p{N}¶§#.(])${source}`, 'giu'))

/** What a digit that belongs to no place is written as. */
export const hiddenDigit = '\u0001'

/** A text with the digits of such numbers hidden, so that everything else stays where it is. */
export function hideQuantities(text: string): string {
  if (!/\d/u.test(text)) return text
  return noPlaces.reduce(
    (hidden, each) => hidden.replace(each, (found) => found.replace(/\d/gu, hiddenDigit)),
    text,
  )
}
