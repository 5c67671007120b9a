import type { Access, Command } from './command.ts'

/** The rights that the operator grants, the same in every workspace. */
export interface AccessPolicy {
  /** Whether guests of a workspace have its members' rights. */
  readonly guests: 'limited' | 'members'
  /** Who sets, pauses and stops digests: those who manage the channel, or everyone who may see them. */
  readonly digests: 'managers' | 'everyone'
}

/** Unless something else is set. */
export const usualPolicy: AccessPolicy = { guests: 'limited', digests: 'managers' }

/** May do anything, where there is nobody else. */
export const fullAccess: Access = { role: 'member', isAdmin: true, managesChannel: true }

type Data =
  | 'items'
  | 'digests'
  | 'digest settings'
  | 'documents'
  | 'keys'
  | 'channel document'
  | 'main document'
  | 'settings'
  | 'admins'
  | 'everything'

/** What a command reads or changes of the workspace's data; null where it uses none of it. */
const dataOf: {
  readonly [K in Command['kind']]: Data | null
} = {
  search: null,
  show: null,
  quote: null,
  check: null,
  'take back': null,
  cite: null,
  related: null,
  contents: null,
  help: null,
  'ask form': null,
  'check form': null,
  confirm: null,
  // Everybody may see what can be asked.
  documents: null,
  unclear: null,
  greeting: null,
  thanks: null,
  actions: 'items',
  'actions file': 'items',
  action: 'items',
  'change action': 'items',
  'action form': 'items',
  digest: 'digests',
  digests: 'digests',
  'preview digest': 'digests',
  'set digest': 'digest settings',
  'digest form': 'digest settings',
  'pause digest': 'digest settings',
  'resume digest': 'digest settings',
  'stop digest': 'digest settings',
  'add document': 'documents',
  drafts: 'documents',
  draft: 'documents',
  'draft form': 'documents',
  'change draft': 'documents',
  'publish draft': 'documents',
  'discard draft': 'documents',
  'remove document': 'documents',
  keys: 'keys',
  'new key': 'keys',
  'revoke key': 'keys',
  forget: 'everything',
  unanswered: 'settings',
  'keep unanswered': 'settings',
  'drop unanswered': 'settings',
  settings: 'settings',
  'settings form': 'settings',
  'change settings': 'settings',
  'set dates': 'settings',
  'set hints': 'settings',
  'unknown dates': 'settings',
  'unknown hints': 'settings',
  'unknown admin': 'settings',
  // Whoever was named names nobody, so that platforms' administrators know the list.
  'name admin': 'admins',
  'remove admin': 'admins',
  versions: null,
  compare: null,
  use: null,
}

/** Whether a command needs the data of the workspace; anybody may have the others answered. */
export function usesData(command: Command): boolean {
  return dataFor(command) !== null
}

function dataFor(command: Command): Data | null {
  if (command.kind === 'change settings' && command.admins !== null) return 'admins'
  if (command.kind !== 'use' || command.where === null) return dataOf[command.kind]
  return command.where === 'here' ? 'channel document' : 'main document'
}

/** Why an asker may not have a command. */
export type AccessProblem =
  | 'unknown'
  | 'external'
  | 'guest'
  | 'no administrator'
  | 'no administrator of the platform'
  | 'no administrator of documents'
  | 'no manager'
  | 'no manager of documents'

/** Why an asker may not have a command answered; null where they may. */
export function accessProblem(asked: Command, access: Access, policy: AccessPolicy): AccessProblem | null {
  const wanted = dataFor(asked.kind === 'confirm' ? asked.command : asked)
  if (wanted === null) return null
  const { role, isAdmin, managesChannel } = access
  const isNamed = access.isNamedAdmin === true
  if (wanted === 'documents' && role !== 'unknown') {
    return mayChangeDocuments(access) ? null : 'no administrator of documents'
  }
  if (wanted === 'keys' && role !== 'unknown') {
    return mayChangeDocuments(access) ? null : 'no administrator'
  }
  if (role === 'unknown' || role === 'external') return role
  const isLimited = role === 'guest' && policy.guests === 'limited'
  if (isLimited && wanted !== 'items') return 'guest'
  if (wanted === 'everything' || wanted === 'admins')
    return isAdmin ? null : isNamed ? 'no administrator of the platform' : 'no administrator'
  if (wanted === 'settings' || wanted === 'main document')
    return isAdmin || isNamed ? null : 'no administrator'
  if (managesChannel || isNamed || policy.digests !== 'managers') return null
  if (wanted === 'channel document') return 'no manager of documents'
  return wanted === 'digest settings' ? 'no manager' : null
}

/** Whether the asker may take back quotes that others asked for. */
export function mayTakeBackOthers(access: Access): boolean {
  return mayChangeDocuments(access)
}

/** Whether the asker may add, publish and remove documents of the workspace; guests never, whatever else they may. */
export function mayChangeDocuments({ role, isAdmin, isNamedAdmin = false }: Access): boolean {
  return (isAdmin || isNamedAdmin) && role === 'member'
}

/** Whether a command changes the workspace's documents, or shows what isn't published. */
export function changesDocuments(asked: Command): boolean {
  return dataOf[asked.kind === 'confirm' ? asked.command.kind : asked.kind] === 'documents'
}

/** Whether a command is about the keys of programs, which only administrators see. */
export function isAboutKeys(asked: Command): boolean {
  return dataOf[asked.kind === 'confirm' ? asked.command.kind : asked.kind] === 'keys'
}

/** Whether a command is for who administers the workspace, of what is kept and set for all of it. */
export function concernsEverything({ kind }: Command): boolean {
  const wanted = dataOf[kind]
  return wanted === 'everything' || wanted === 'settings' || wanted === 'admins'
}
