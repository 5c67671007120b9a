/** The workspace every payload comes from unless a test says otherwise. */
export const ids = {
  team: 'T0WORKSPACE',
  /** The organisation of Enterprise Grid that a workspace may be of. */
  organisation: 'E0ORGANISATION',
  app: 'A0RAPPORTEUR',
  bot: 'B0RAPPORTEUR',
  botUser: 'U0RAPPORTEUR',
  /** Somebody in London, as whom payloads come unless a test says otherwise. */
  user: 'U0ALICE',
  /** Somebody in New York. */
  secondUser: 'U0BOB',
  /** Somebody in Tokyo, without a display name. */
  thirdUser: 'U0CAROL',
  /** A person who administers the workspace. */
  admin: 'U0ADMIN',
  /** The user of another app's bot. */
  otherBotUser: 'U0OTHERBOT',
  /** Nobody whom the bot could look up. */
  unknownUser: 'U0NOBODY',
  /** The workspace of another organisation, with which channels are shared. */
  otherTeam: 'T0STRANGERS',
  /** Somebody of the other organisation who shares a channel with the bot. */
  stranger: 'U0STRANGER',
  /** A person who administers the other organisation's workspace. */
  otherAdmin: 'U0OTHERADMIN',
  /** Somebody of another organisation whom Slack calls a stranger. */
  distant: 'U0DISTANT',
  /** A guest of several channels. */
  guest: 'U0GUEST',
  /** A guest of one channel. */
  singleGuest: 'U0SINGLE',
  /** Somebody whose account has ended, an administrator once. */
  endedUser: 'U0ENDED',
  /** A public channel of which the bot is a member, as it is of every channel that is not named here. */
  channel: 'C0GENERAL',
  /** A public channel of which the bot is not a member. */
  otherChannel: 'C0OTHER',
  /** A private channel of which the bot is not a member: for the bot it does not exist. */
  privateChannel: 'C0PRIVATE',
  /** A channel of the bot's that is archived. */
  archivedChannel: 'C0ARCHIVED',
  /** A channel that was deleted. */
  goneChannel: 'C0GONE',
  directChannel: 'D0ALICE',
} as const

/** What the server accepts as a token, and what it signs its requests with. */
export const credentials = {
  botToken: 'xoxb-1-test',
  appToken: 'xapp-1-A0RAPPORTEUR-1-test',
  signingSecret: 'a-signing-secret-of-the-tests',
} as const
