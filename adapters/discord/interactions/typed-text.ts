/**
 * What a person typed for a command, as the core reads it: people as `<@id>` (Discord writes an exclamation mark, too),
 * groups as `<@&id>` and channels as `<#id>`. Times and links to parts of the server are no words.
 */
export function readTyped(text: string): string {
  return text.replace(/<@!(?=\d)/gu, '<@').replace(/<(?:t:-?\d{1,17}(?::[a-zA-Z])?|id:\w{1,20})>/gu, ' ')
}
