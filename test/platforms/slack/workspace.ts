import { type Channels, createChannels } from './channels.ts'
import { ids } from './ids.ts'
import { createModel, type Model } from './model.ts'
import { createTriggers, type Triggers } from './triggers.ts'
import { createUsers, type Users } from './users.ts'
import { createViews, type Views } from './views.ts'

/** All that the server remembers of the workspace: people, channels, messages, views, and who may open one. */
export interface Workspace {
  readonly team: string
  /** The organisation whose installation of the app it has; null where it has its own. */
  readonly organisation: string | null
  readonly users: Users
  readonly channels: Channels
  readonly model: Model
  readonly views: Views
  readonly triggers: Triggers
}

/** A workspace in which nobody has said anything yet. */
export function createWorkspace(team: string = ids.team, organisation: string | null = null): Workspace {
  const users = createUsers(team)
  return {
    team,
    organisation,
    users,
    channels: createChannels(users),
    model: createModel(),
    views: createViews(team),
    triggers: createTriggers(),
  }
}
