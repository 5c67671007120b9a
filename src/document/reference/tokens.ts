import { isAscii } from '../../text/ascii.ts'
import { foldWord } from './fold.ts'
import { hanNumeral, plainDigits } from './numerals.ts'

/** What a text is made of, for the grammar. */
export interface Token {
  readonly kind:
    | 'number'
    | 'spelt'
    | 'word'
    | 'mark'
    | 'open'
    | 'close'
    | 'dash'
    | 'dot'
    | 'colon'
    | 'comma'
    | 'slash'
    | 'quote'
    | 'degree'
    | 'name'
    | 'other'
  /** Folded; of a number its ASCII digits. */
  readonly value: string
  readonly raw: string
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
  /** Whether white space, or the beginning, is before it. */
  readonly gap: boolean
  /** The document that a name names. */
  readonly document: string | null
}

/** A stretch of a text that names a document. */
export interface NameSpan {
  readonly start: number
  readonly end: number
  readonly document: string
}

const kinds: readonly (readonly [Token['kind'], RegExp])[] = [
  // Most words; those below are the same for all scripts.
  ['word', /[A-Za-z]+(?![A-Za-z]|[^\0-\x7f])/y],
  ['number', /[\p{Nd}\u2460-\u2473]+/uy],
  ['degree', /[º°ª]/uy],
  ['mark', /[¶§]{1,2}|[#№]/uy],
  // "제a호" is three words.
  ['word', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/uy],
  ['word', /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}])+/uy],
  ['open', /[([]|（|［|【/uy],
  ['close', /[)\]]|）|］|】/uy],
  ['dash', /[-‐‑‒–—−~～〜]/uy],
  ['dot', /[.．]/uy],
  ['colon', /[:：]/uy],
  ['comma', /[,;、،؛，；]/uy],
  ['slash', /\//uy],
  ['quote', /["'“”„‘’«»`´「」]/uy],
  ['other', /[^\s]/uy],
]

const space = /\s/uy
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const hangul = /\p{Script=Hangul}/u
const hanWords =
  '附件 附录 序言 前言 第 编 章 节 条 條 款 段 項 项 号 號 目 句 之 的 の 和 与 及 或 至 到 및'.split(' ')
const hanDigit = /[零〇一二两三四五六七八九十百千]+/uy
const hangulWords =
  '부속서 별표 부칙 전문 문단 단락 문장 부터 까지 에서 또는 제 조 항 호 목 장 절 편 문 의 및 와 과 은 는 이 을 를 에 가 나 다 라 마 바 사 아 자 차 카 타 파 하'.split(
    ' ',
  )

/** The tokens of a folded text; `hidden` is the same text with what is no number hidden, `names` are the documents that it names. */
export function tokenize(text: string, hidden = text, names: readonly NameSpan[] = []): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  let nextName = 0
  let gap = true
  const add = (kind: Token['kind'], end: number, value: string, document: string | null = null): void => {
    tokens.push({ kind, value, raw: text.slice(at, end), start: at, end, gap, document })
    at = end
    gap = false
  }
  while (at < text.length) {
    const name = names[nextName]
    if (name !== undefined && name.start <= at) {
      nextName++
      if (name.start === at) {
        add('name', name.end, '', name.document)
        continue
      }
    }
    space.lastIndex = at
    if (space.test(hidden)) {
      at++
      gap = true
      continue
    }
    const stop = names[nextName]?.start ?? hidden.length
    const [kind, end] = match(hidden, at, stop)
    const raw = hidden.slice(at, end)
    if (kind === 'number') add(kind, end, plainDigits(raw))
    else if (isAscii(raw)) add(kind, end, raw.toLowerCase())
    else if (kind === 'word' && han.test(raw)) addPieces(end, hanWords, true)
    else if (kind === 'word' && hangul.test(raw)) addPieces(end, hangulWords, false)
    else add(kind, end, foldWord(raw))
  }
  return tokens

  /** Words of a script without spaces, cut into those that the grammar knows and what is between them. */
  function addPieces(end: number, known: readonly string[], isLoose: boolean): void {
    const word = hidden.slice(at, end)
    const pieces = cutPieces(word, known)
    if (!isLoose && pieces.some(({ isKnown }) => !isKnown)) {
      add('word', end, foldWord(word))
      return
    }
    for (const { piece, isKnown } of pieces) {
      const count = isKnown ? null : hanNumeral(piece)
      add(count === null ? 'word' : 'spelt', at + piece.length, count === null ? piece : String(count))
    }
  }
}

function match(text: string, at: number, stop: number): readonly [Token['kind'], number] {
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at
    if (pattern.test(text)) return [kind, Math.max(at + 1, Math.min(pattern.lastIndex, stop))]
  }
  return ['other', at + 1]
}

function cutPieces(
  word: string,
  known: readonly string[],
): { readonly piece: string; readonly isKnown: boolean }[] {
  const pieces: { piece: string; isKnown: boolean }[] = []
  let at = 0
  let isOpen = false
  while (at < word.length) {
    hanDigit.lastIndex = at
    const numeral = hanDigit.exec(word)?.[0] ?? null
    const found = numeral ?? known.find((each) => word.startsWith(each, at))
    const last = pieces.at(-1)
    if (found !== undefined) pieces.push({ piece: found, isKnown: numeral === null })
    else {
      const [letter = ''] = word.slice(at)
      if (isOpen && last !== undefined) last.piece += letter
      else pieces.push({ piece: letter, isKnown: false })
      at += letter.length
      isOpen = true
      continue
    }
    isOpen = false
    at += found.length
  }
  return pieces
}
