/** What the bot says to those who may not have what they ask for, in English. */
export const accessWords = {
  title: 'You can’t do that here',
  unknown:
    'I can’t tell right now whether you belong to this workspace, so I show and change nothing that it keeps. Ask again in a minute.',
  external:
    'Only people of this workspace see and change its action items and digests. You can search, show, cite, check and quote.',
  guest:
    'Guests of this workspace don’t see or change its digests. Ask a member of it. Action items, searching and quoting are open to you.',
  noWorkspace:
    'I can’t tell which workspace this is for, so I show and change nothing that one keeps. Ask in a channel of your workspace.',
  untoldWorkspace: 'the platform doesn’t say which workspace this is for',
  'no administrator': 'Only an administrator of this workspace can do that.',
  'no manager':
    'Only people who manage this channel set up, pause and stop its digest. Ask one of them, or show it with digest.',
} as const
