/** The workspace every payload comes from unless a test says otherwise. */
export const ids = {
  team: 'T0WORKSPACE',
  app: 'A0RAPPORTEUR',
  bot: 'B0RAPPORTEUR',
  botUser: 'U0RAPPORTEUR',
  user: 'U0ALICE',
  /** A person who administers the workspace. */
  admin: 'U0ADMIN',
  /** A public channel of which the bot is a member, as it is of every channel that is not named here. */
  channel: 'C0GENERAL',
  /** A public channel of which the bot is not a member. */
  otherChannel: 'C0OTHER',
  /** A private channel of which the bot is not a member: for the bot it does not exist. */
  privateChannel: 'C0PRIVATE',
  directChannel: 'D0ALICE',
} as const

/** What the server accepts as a token, and what it signs its requests with. */
export const credentials = {
  botToken: 'xoxb-1-test',
  appToken: 'xapp-1-A0RAPPORTEUR-1-test',
  signingSecret: 'a-signing-secret-of-the-tests',
} as const
