/** What the server of the documents' page says, in English; what the page says itself is in `page/page-words.ts`. */
export const documentsWords = {
  title: 'Documents · Rapporteur',
  noScript: 'This page needs JavaScript.',
  notFromPage: 'Another site asked for this. Open the page itself.',
  notForOthers:
    'This playground answers only the machine it runs on. To open it to others, set PLAYGROUND=public there.',
  noVisit: 'This visit is over. Ask me for a new link: type documents after my command.',
  linkIsOver:
    'This link has been used or has expired. Ask me for a new one: type documents after my command.',
  noAdminNow:
    'You aren’t an admin here any more, so I changed nothing. Ask an admin of your workspace to do this.',
  adminUnknown: 'I couldn’t check that you’re still an admin, so I changed nothing. Try again in a minute.',
  noSession: 'This session is gone. Open the playground again.',
  draftIsGone: 'This draft is gone: it was published, discarded, or left for a day. Bring the file again.',
  noDocument: 'There’s no such document here. Load the page again.',
  noChannel: 'That channel has no settings of its own any more. Load the page again.',
  noAdmin: 'That person isn’t a named admin any more. Load the page again.',
  changedMeanwhile:
    'Nothing was saved: something changed here since you opened this page. Load the page again, then save.',
  channel: (id: string) => `Channel ${id}`,
  directConversation: (id: string) => `Direct messages ${id}`,
  howToName: {
    Slack:
      'To name someone, type settings admin @name after my command in Slack. You can name members of your workspace.',
    Discord: 'To name someone, use /settings admin in Discord. You can name members of your server.',
    other: 'To name someone, type settings admin @name after my command.',
  },
  sameVersion: 'These are the same version. Choose two different ones.',
  noFile: 'I got no file. Choose one, and send it again.',
  tooLarge: (megabytes: number) =>
    `The file has more than ${megabytes} megabytes. Divide the document, and import its parts.`,
  tooLong: 'That’s too long. Shorten the text.',
  notRead: 'I couldn’t read that. Load the page again.',
  nothingHere: 'There’s nothing at this address. Load the page again.',
  tooManyUploads: 'Too many files are being sent. Try again in a minute.',
  full: 'Too many visitors are trying this. Try again in an hour.',
} as const
