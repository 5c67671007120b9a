/** People, groups and channels as adapters write them in what was typed: `<@id>`, `<@&group>`, `<#channel>`. */
const mention = /<(?:@[!&]?|#)[^<>\s][^<>]{0,99}>/gu

/** A text without people, groups and channels: they are no words of a question, nor of a quotation. */
export function withoutMentions(text: string): string {
  return text.replace(mention, ' ')
}
