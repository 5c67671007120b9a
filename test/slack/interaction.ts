import { ids } from './ids.ts'
import type { Json } from './json.ts'

/** What every payload about something that a person did in the workspace has in common. */
export function interaction(type: string, user: string, team: string = ids.team): Json {
  return {
    type,
    user: { id: user, username: 'alice', name: 'alice', team_id: team },
    api_app_id: ids.app,
    token: 'not-used',
    team: { id: team, domain: 'example' },
    enterprise: null,
    is_enterprise_install: false,
  }
}
