import { shortenTyped } from '../text/clean-typed.ts'

/** What the bot says about the keys with which programs read a workspace's documents, in English. */
export const keyWords = {
  title: 'Keys for programs',
  count: (count: number) => (count === 1 ? '1 key' : `${count} keys`),
  none: 'No keys yet. A key lets a program or an assistant read this workspace’s documents.',
  makeOne: (prompt: string) =>
    `Type ${prompt}key new and a name for what will use it, as in ${prompt}key new laptop.`,
  off: 'There are no keys here. They’re for workspaces of Slack and servers on Discord, where the bot’s operator set API=on or API=public.',
  nameIt: (prompt: string) =>
    `Name the key after what will use it, in one word: ${prompt}key new laptop. Names have letters, digits, dots, hyphens and underscores.`,
  made: (name: string) => `Key ${nameIn(name)}`,
  copyNow: 'Copy this key now. I show it only once:',
  keepIt:
    'Anyone who has it can read all of this workspace’s documents, and can’t change anything. Send it only in the header “Authorization: Bearer”. If it leaks, revoke it.',
  taken: (name: string) =>
    `There’s already a key called ${nameIn(name)}. Choose another name, or revoke that one first.`,
  tooMany: (most: number) =>
    `This workspace has ${most} keys, which is the most. Revoke one that’s no longer used.`,
  line: (id: string, by: string) => ` · ${id} · made by ${nameIn(by)} on `,
  revokeOne: 'Revoke a key',
  revoke: (name: string) => `Revoke ${nameIn(name)}`,
  revoked: (name: string) => `Key ${nameIn(name)} is revoked`,
  revokedWhat: 'Nothing can be read with it any more.',
  unknown: (name: string) => `No key called ${nameIn(name)}`,
  unknownWhy: 'It may have been revoked already. Type keys to see the list.',
  reallyRevoke: (name: string) => `Revoke the key ${nameIn(name)}?`,
  list: 'All keys',
  notInMessages: 'Use /key for this, so that only you see the answer.',
  command: 'Make, list or revoke keys for programs that read this server’s documents',
  subcommands: {
    new: 'Make a key. You see it once',
    list: 'List the keys, and who made them',
    revoke: 'Revoke a key, so that nothing can be read with it',
  },
  nameOption: 'What will use it, in one word, such as laptop',
  keyOption: 'Its name or id',
} as const

function nameIn(name: string): string {
  return shortenTyped(name, 40)
}
