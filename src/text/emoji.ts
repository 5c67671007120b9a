import { isAscii } from './ascii.ts'

// A key cap is its digit; ©, ® and ™ are characters of texts.
const emoji =
  /(?![©®™])(?:\p{Regional_Indicator}{1,2}|\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D|[\u{E0020}-\u{E007F}])*|\uFE0F|\u20E3)/gu

/** A text without emoji; where one stood, words stay apart. */
export function withoutEmoji(text: string): string {
  const bare = isAscii(text) ? text : text.replace(emoji, ' ')
  return bare.replace(/(\d) +(?=$|\s)/gu, '$1 ').trim()
}

/** Whether a text has an emoji that thanks or agrees. */
export function hasThanksEmoji(text: string): boolean {
  return /[👍🙏🎉👏💯✅🙌🤝]|❤/u.test(text)
}
