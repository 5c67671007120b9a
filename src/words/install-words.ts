/** What people read in a browser once they have added the app, and what they are told where it isn't there any more. */
export const installWords = {
  added: (name: string | null) => (name === null ? 'The app was added' : `The app was added to ${name}`),
  addedHow: (command: string) =>
    `Type /${command} in any channel, or open a direct conversation with the bot. To have it answer mentions and post quotes in a channel, invite it there.`,
  openSlack: 'Open Slack',
  notAdded: 'The app wasn’t added',
  cancelled: 'You cancelled, so nothing was added. To try again, start from the link to add the app.',
  expired:
    'This page was open for too long, or was opened in another browser. Start again from the link to add the app.',
  failed:
    'Slack didn’t confirm it, or I couldn’t save it. Start again from the link to add the app in a minute.',
  startAgain: 'Start again',
  tooMany: 'Too many tries from your network. Start again in a minute.',
  notInstalled:
    'I’m not installed in this workspace any more, or my access has ended. Ask a workspace admin to add me again.',
  mustAddAgain:
    'I can’t renew my access to this workspace, so I’ll stop working here soon. Please add me again: your notes, documents and digests stay.',
} as const
