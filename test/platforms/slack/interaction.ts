import { ids } from './ids.ts'
import type { Json } from './json.ts'
import type { Workspace } from './workspace.ts'

/** What every payload about something that a person did in the workspace has in common. */
export function interaction(
  { users, organisation }: Workspace,
  type: string,
  user: string,
  team: string,
): Json {
  const name = users.nameOf(user)
  return {
    type,
    user: { id: user, username: name, name, team_id: users.teamOf(user) },
    api_app_id: ids.app,
    token: 'not-used',
    team: { id: team, domain: 'example', ...(organisation === null ? {} : { enterprise_id: organisation }) },
    enterprise: organisation === null ? null : { id: organisation, name: 'Example' },
    is_enterprise_install: organisation !== null,
  }
}
