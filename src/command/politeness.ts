// What people say before and after what they want. Each of these stands at the beginning of a text, or at its end, and
// nothing but a space or a mark may follow it.
const greeting = String.raw`(?:hi+|hello+|hey+|hiya|howdy|yo|sup|greetings|salut|hola|hallo|bonjour|good (?:morning|afternoon|evening|day)|g['’]day|(?:morning|evening)(?=[\s,!.]*$))`
const addressee =
  '(?:there|all|again|team|folks|everyone|everybody|guys|friend|mate|bot|robot|@?rapporteur|sir|madam)'
const name = '(?:bot|@?rapporteur)'
const please = '(?:please|pls|plz|pleas|kindly)'
const thanks =
  '(?:thanks?(?: (?:you|u))?(?: (?:so|very) much| a lot| a bunch| a million| in advance| again)?|many thanks|thx|thnx|tks|ty|tysm|cheers|merci|danke|gracias|much appreciated|appreciated)'
const filler =
  '(?:ok|okay|k|so|well|um+|uh+|uhm|er+m?|hm+|ah+|oh|right|now|and|also|but|just|yes|yeah|yep|no|sorry|excuse me|great|cool|actually|maybe|perhaps|quick question|question|q|quickly|another question|one more thing|next)'
const wish = String.raw`(?:(?:can|could|would|will|may|might|can['’]?t|couldn['’]?t|won['’]?t|should|shall) (?:you|u|ya|we|i|someone|somebody|anyone|anybody)(?: (?:please|pls|kindly|just|maybe|possibly|also|quickly|perhaps|help me(?: to)?(?=\s+\p{L})))*(?: be able to)?|would you mind|do you mind|is it possible to|(?:i|we)(?:['’]d| would) (?:like|love)(?: you)?(?: to)?|i want(?: you)?(?: to)?|i wanna|we want(?: you)? to|(?:i|we) need(?: you)?(?: to)?|i(?:['’]m| am) trying to|i have to|let me|let us|lets|let['’]s|help me(?: to)?(?=\s+\p{L})|you should|go ahead and|feel free to)`
const end = String.raw`(?![\p{L}\p{N}_'’-])[\s,.;:!?…—–~)]*`

const opening = {
  greeting: at(`${greeting}(?: ${addressee})*`),
  name: at(name),
  thanks: at(thanks),
  safe: at(please),
  loose: at(`(?:${filler}|${wish})`),
}

function at(source: string): RegExp {
  return new RegExp(`${source}${end}`, 'iuy')
}

const placeWords =
  '(?:(?:right )?here|(?:in|into|to|on) (?:this|the|our|my)? ?(?:thread|channel|chat|conversation|room|discussion)(?: here)?|in here)'
const safeClosing = new RegExp(
  String.raw`(?<=^|[\s,.;:!?…—–(])(?:${please}|${thanks}|lol|lmao|haha+|asap|a\.s\.a\.p|ta|tia|mate|bot|@rapporteur|ok\?)$`,
  'iu',
)
const looseClosing = new RegExp(
  String.raw`(?<=^|[\s,.;:!?…—–(])(?:${placeWords}|for (?:me|us|everyone|everybody|all(?: of us)?|the (?:team|group|others))|with (?:everyone|everybody|the (?:team|group|channel|others))|to (?:me|us|everyone|everybody)|now|again|right now|quickly|real quick|if (?:you can|you could|you don['’]?t mind|possible)|when you can|then|too|as well|@?rapporteur|out|everyone|everybody)$`,
  'iu',
)

/** What is left of a text without what was said for politeness. */
export interface Polite {
  /** Without greetings, thanks and "please" alone: what a search may take. */
  readonly question: string
  /** Also without "can you", "for me", "in this thread" and the like: what a wish may take. */
  readonly wish: string
  readonly isGreeting: boolean
  readonly isThanks: boolean
}

// Nobody is more polite than that.
const mostSteps = 12
const longestEnd = 60

/** Removes an opening such as "hi, can you please"; keeps line breaks. */
export function afterOpening(text: string): string {
  const rest = trimStart(text, true, { greeting: false, thanks: false })
  if (rest.length === text.length) return text
  // "Could you mark 11c done?" asks for it, and not whether it is so.
  const isRequest = request.test(text.slice(0, text.length - rest.length).slice(-longestEnd))
  return isRequest ? rest.replace(/[\s?]{1,20}$/u, '') : rest
}

const request =
  /(?:can|could|would|will|won['’]?t) (?:you|u|ya|we|someone|somebody|anyone|anybody)(?![\p{L}])/iu

/** Whether a text is nothing but politeness. */
export function isOnlyPolite(text: string): boolean {
  return dropMarks(readPoliteness(text).wish) === ''
}

/** Takes politeness off both ends of a text on one line. */
export function readPoliteness(text: string): Polite {
  const safe = { greeting: false, thanks: false }
  const question = trimEnd(trimStart(text, false, safe), false, safe)
  const wish = trimEnd(trimStart(question, true, safe), true, safe)
  return { question, wish, isGreeting: safe.greeting, isThanks: safe.thanks }
}

interface Seen {
  greeting: boolean
  thanks: boolean
}

function trimStart(text: string, isLoose: boolean, seen: Seen): string {
  let start = 0
  for (let step = 0; step < mostSteps; step += 1) {
    const took = (['greeting', 'thanks', 'name', 'safe', 'loose'] as const).find((kind) => {
      if (kind === 'loose' && !isLoose) return false
      const each = opening[kind]
      each.lastIndex = start
      if (!each.test(text)) return false
      // "Hi-tech" and "Dear Leader" are words of a question; a name needs a mark after it, unless nothing follows.
      start = each.lastIndex
      return true
    })
    if (took === undefined) break
    if (took === 'greeting' || took === 'thanks') seen[took] = true
  }
  return text.slice(start)
}

function trimEnd(text: string, isLoose: boolean, seen: Seen): string {
  let rest = dropMarks(text)
  for (let step = 0; step < mostSteps; step += 1) {
    const tail = rest.slice(-longestEnd)
    const found = safeClosing.exec(tail) ?? (isLoose ? looseClosing.exec(tail) : null)
    if (found === null) break
    if (new RegExp(thanks, 'iu').test(found[0])) seen.thanks = true
    rest = dropMarks(rest.slice(0, rest.length - found[0].length))
  }
  // What only ends a sentence says nothing; but nothing is taken from what stands without politeness.
  return rest === dropMarks(text) ? text.trim() : rest
}

/** Without the marks at its end, one by one, so that many of them take no longer. */
function dropMarks(text: string): string {
  let length = text.length
  while (length > 0 && /[\s,.;:!?…—–~]/u.test(text.charAt(length - 1))) length -= 1
  return text.slice(0, length)
}
