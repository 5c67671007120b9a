/** What the bot says to those who may not have what they ask for, in English. */
export const accessWords = {
  title: 'You can’t do that here',
  unknown: 'I can’t check right now whether you belong to this workspace. Ask again in a minute.',
  external:
    'Only members of this workspace can see and change its action items and digests. You can search, show, cite, check and quote.',
  guest: 'Guests of this workspace can’t see its digests or change settings. Ask a member to do it.',
  noWorkspace: 'I can’t tell which workspace this is for. Ask in a channel of your workspace.',
  untoldWorkspace: 'the platform doesn’t say which workspace this is for',
  'no administrator': 'Only a workspace admin can do that.',
  'no administrator of the platform':
    'You’re an admin here because someone named you. Only an admin of the platform’s own can do that.',
  'no administrator of documents':
    'Only an admin can add, change or remove documents here. Everyone can see the list with documents.',
  'no manager of documents':
    'Only people who manage this channel can choose its document. Name a document to ask another one, as in gdpr 5.',
  'no manager': 'Only people who manage this channel can change its digest. You can see it with digest.',
} as const
