import { ids } from './ids.ts'
import type { Json } from './json.ts'
import type { Users } from './users.ts'

/** What every payload about something that a person did in the workspace has in common. */
export function interaction(users: Users, type: string, user: string, team: string = ids.team): Json {
  const name = users.nameOf(user)
  return {
    type,
    user: { id: user, username: name, name, team_id: users.teamOf(user) },
    api_app_id: ids.app,
    token: 'not-used',
    team: { id: team, domain: 'example' },
    enterprise: null,
    is_enterprise_install: false,
  }
}
