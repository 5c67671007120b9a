import type { Access, Command } from './command.ts'

/** What whoever runs the bot decides of the rights in its workspaces. */
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

/** What a command reads or changes of what the workspace keeps; null for what anybody may ask. */
export type Guarded = 'items' | 'digests' | 'digest settings' | 'everything' | null

const guarded: { readonly [K in Command['kind']]: Guarded } = {
  search: null,
  show: null,
  quote: null,
  check: null,
  'take back': null,
  cite: null,
  related: null,
  contents: null,
  help: null,
  unclear: null,
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
  forget: 'everything',
}

/** What is guarded of a command. */
export function guardedBy({ kind }: Command): Guarded {
  return guarded[kind]
}

/** Why an asker may not have a command. */
export type AccessProblem = 'unknown' | 'external' | 'guest' | 'no administrator' | 'no manager'

/** Why an asker may not have a command answered; null where they may. */
export function accessProblem(command: Command, access: Access, policy: AccessPolicy): AccessProblem | null {
  const wanted = guarded[command.kind]
  if (wanted === null) return null
  const { role, isAdmin, managesChannel } = access
  if (role === 'unknown' || role === 'external') return role
  const isLimited = role === 'guest' && policy.guests === 'limited'
  if (isLimited && wanted !== 'items') return 'guest'
  if (wanted === 'everything') return isAdmin ? null : 'no administrator'
  const mustManage = wanted === 'digest settings' && policy.digests === 'managers'
  return mustManage && !managesChannel ? 'no manager' : null
}

/** Whether somebody may take back what another has quoted. */
export function administers({ role, isAdmin }: Access): boolean {
  return isAdmin && role === 'member'
}
