import { flag, integer, moment, pattern, person, text, workspace } from './columns.ts'
import { passingTable, table } from './table.ts'

/** What a workspace's administrators have set. */
const settings = table('settings', ['platform', 'workspace'], {
  ...workspace,
  /** Whether the words of questions that find nothing are kept. */
  keeps_questions: flag,
  /** The language of dates, by its tag. Exports of before have none. */
  dates: text.nullable().default(null),
  /** Whether hints are shown; null for the usual. Exports of before have none. */
  hints: flag.nullable().default(null),
})

/** What a channel has of its own; a row is there only where something is set. */
const channelSettings = table('channel_settings', ['platform', 'workspace', 'channel'], {
  ...workspace,
  channel: text,
  hints: flag,
})

/** Who administers a workspace beside the platform's own administrators; `number` is their order. */
const workspaceAdmins = table('workspace_admins', ['platform', 'workspace', 'person'], {
  ...workspace,
  ...person,
  number: integer,
})

/** How many questions found nothing, by month. */
const unanswered = table('unanswered', ['platform', 'workspace', 'month'], {
  ...workspace,
  month: pattern(/^\d{4}-\d\d$/u),
  questions: integer,
})

/** The words of such questions, where they are kept. They are for administrators alone, so no export has them. */
const keptQuestions = passingTable('kept_questions', ['platform', 'workspace', 'question'], {
  ...workspace,
  question: text,
  times: integer,
  asked_at: moment,
})

/** What is set for workspaces and known of their questions, by the tables' names. */
export const workspaceTables = {
  settings,
  channel_settings: channelSettings,
  workspace_admins: workspaceAdmins,
  unanswered,
  kept_questions: keptQuestions,
}
