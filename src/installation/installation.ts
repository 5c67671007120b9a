/** The app as somebody added it to one workspace, or to a whole organisation of several. */
export interface Installation {
  /** The platform's name. */
  readonly platform: string
  /** The workspace's id, or the organisation's. */
  readonly id: string
  readonly isOrganisation: boolean
  /** What the workspace or the organisation is called. */
  readonly name: string | null
  /** The app's own user there, the bot that it is, and what people call it. */
  readonly botUser: string
  readonly bot: string
  readonly botName: string
  /** The person who added it. */
  readonly installedBy: string
  /** Milliseconds since 1970 by the database's clock. */
  readonly installedAt: number
  /** Sealed, as both tokens are wherever they are kept. */
  readonly token: string
  /** What the next token is had for, once; null where the token doesn't end. */
  readonly refreshToken: string | null
  readonly expiresAt: number | null
  /** Counts its tokens: whoever knows an older one looks again. */
  readonly version: number
  /** Since when its refresh token may have been used up without anybody knowing the next; null where it certainly isn't. */
  readonly refreshingSince: number | null
  /** Whether its token can't be had anew any more, so that the app has to be added again. */
  readonly isLost: boolean
}

/** What is known of an installation once somebody has added the app. */
export type NewInstallation = Omit<Installation, 'version' | 'refreshingSince' | 'isLost'>

/** The tokens of an installation, sealed. */
export type SealedTokens = Pick<Installation, 'token' | 'refreshToken' | 'expiresAt'>
