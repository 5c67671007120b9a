/** What the bot may do where it's invited: see channels, write in them and in threads, attach files, and find its own messages. */
const permissions = 274_878_008_320

/** Where a bot with this token is added to a server; null for what is no token. */
export function discordInviteLink(token: string): string | null {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1')
  if (!/^\d{17,20}$/u.test(id)) return null
  const scope = 'bot+applications.commands'
  return `https://discord.com/oauth2/authorize?client_id=${id}&scope=${scope}&permissions=${permissions}`
}
