import type { Asker } from '../command/command.ts'
import type { NamedAdmin } from '../library/holdings.ts'

/** The asker, who may be a named administrator of the workspace. Only a member of it can be one, whoever is on the list. */
export function asNamed(asker: Asker, admins: readonly NamedAdmin[]): Asker {
  const { access, id } = asker
  const isNamedAdmin = access.role === 'member' && admins.some((each) => each.id === id)
  return access.isNamedAdmin === true || isNamedAdmin
    ? { ...asker, access: { ...access, isNamedAdmin } }
    : asker
}
