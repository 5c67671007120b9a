import { createModel, type Model } from './model.ts'
import { createTriggers, type Triggers } from './triggers.ts'
import { createViews, type Views } from './views.ts'

/** All that the server remembers of the workspace: messages, views, and who may open one. */
export interface Workspace {
  readonly model: Model
  readonly views: Views
  readonly triggers: Triggers
}

/** An empty workspace. */
export function createWorkspace(): Workspace {
  return { model: createModel(), views: createViews(), triggers: createTriggers() }
}
