import { numberWordSource, ordinalSource } from './numerals.ts'

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const measures =
  "(?:%|(?:per ?cent|percent|hundred|thousand|million|billion|trillion|years?|months?|weeks?|days?|hours?|minutes?|seconds|km|kg|tons?|tonnes?|usd|eur|gbp|dollars?|euros?|pounds?|o['’]clock|am|a\\.m|pm|p\\.m)(?![\\p{L}]))"

/** Numbers that count, measure or date something, and so are no places: money, times, dates, symbols, resolutions. */
const noPlaces: readonly RegExp[] = [
  String.raw`\d{4}-\d{1,2}-\d{1,2}`,
  String.raw`0\d:\d\d(?::\d\d)?`,
  String.raw`\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?)`,
  String.raw`\d{1,3}(?:,\d{3})+(?!\d)`,
  String.raw`[$€£¥] ?\d[\d.,]*`,
  String.raw`\d(?:[\d.,]*\d)? ?${measures}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)? (?:of )?${months}(?:,? \d{4}\b|(?= *(?:[?.,!]|$)))`,
  String.raw`${months}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?(?!\d)`,
  String.raw`\d{3,4}/\d{1,4}`,
  String.raw`(?:resolutions?|phase|track|unscr|res\.?|round|level|group|g) \d+(?:\.\d+)?`,
].map((source) => new RegExp(String.raw`(?<![\p{L}\p{N}¶§#])${source}`, 'gu'))

/** A text with the digits of such numbers written as ~, so that everything else stays where it is. */
export function hideQuantities(text: string): string {
  if (!/\d/u.test(text)) return text
  return noPlaces.reduce((hidden, each) => hidden.replace(each, (found) => found.replace(/\d/gu, '~')), text)
}

const asking = new Set(
  `explain summarize summarise clarify define discuss translate a about actually again all also an and any anyone anybody are as at back be bit bot bring by call called can check cheers contain
  contains content contents could decree did direct display do document does don't down everyone everybody exact exactly fetch find
  folks for from full get give go going got guys had has have head hello help here hey hi how i i'd i'll i'm in into is it it's its
  jump just kindly know let let's lets like list locate look looking lookup many may me mean means might my need no now number of
  off ok okay on one open or our out over paragraph passage passages paste pl please pls plz post print pull put quick quickly quote quoted quotes
  rapporteur read reads really reference remind s saying say says said scroll see send share shared she should show so some someone
  statement states still summary talk talking tell text thank thanks that that's the their them then there these they this those
  thread to too ty thx try up us verbatim very want wanna was we we're were what what's whats where where's which who whole why will
  with word words wording would written you your yo then versus vs both either entire complete exact please chat channel
  conversation team wants needs yes yeah hmm um uh well right lol asap ta mate compare between difference next mention mentions cover
  covers covered regarding concerning per`.split(/\s+/u),
)

/** Whether a lower-case word only belongs to the asking ("what", "does", "say"). */
export function isAskingWord(word: string): boolean {
  return asking.has(word.replaceAll('’', "'"))
}

// A token beside a reference is at most so long.
const nearby = 40
const loneLetter = '(?:[b-hj-z]|[ivx]{2,4})'
const afterIt = /^(?:[^\s\p{P}]|[([/_*&@%-]|[.:,][\p{L}\p{N}]|[‐‑‒–−]|\p{No})/u
const next = new RegExp(
  String.raw`^(?:\s*(?:[,;&+/]|[-–—]|(?:and|or|to|through|of|in)(?![\p{L}]))(?![\p{L}\p{N}])|(?=\s))\s*(?:\d|[([] ?[a-z0-9]{1,3} ?[)\]]|${loneLetter}(?![\p{L}\p{N}'’])|[¶§]|(?:sub-?)?(?:paragraphs?|paras?)(?![\p{L}])|(?!one\b)${numberWordSource}|(?!first\b|second\b)${ordinalSource}\s*(?:[?.!,]|$))`,
  'u',
)
const nextYear = /^\s*(?:of|in)\s+[12]\d{3}(?!\d)/u

/** Whether something that could belong to it comes right after a reference that ends at `end`; quantities are hidden. */
export function touchesAfter(text: string, end: number): boolean {
  const after = text.slice(end, end + nearby)
  if (/^['’]s(?![\p{L}])/u.test(after)) return false
  if (afterIt.test(after)) return true
  return next.test(after) && !nextYear.test(after)
}

const previous = new RegExp(
  String.raw`(?:^|[\s([])(?:\d[\d.]*(?:[a-z]|\([a-z0-9]{1,3}\))*|\([a-z0-9]{1,3}\)|${loneLetter}|(?:${ordinalSource}))\s*(?:[,;&+/]|[-–—]|(?:^|\s)(?:and|or|to|through|of|in))?\s*[(["“'‘]?$`,
  'u',
)
const previousYear = /(?:^|\s)[12]\d{3}\s*(?:,|and|or|of|in)?\s*$/u

/** The same for what comes right before a reference that begins at `start`. */
export function touchesBefore(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - nearby), start)
  return previous.test(before) && !previousYear.test(before)
}
