import { checkArguments, type Methods, type Refuse } from './call.ts'
import type { Channels } from './channels.ts'
import { checkUploadEnd, checkUploadStart, readFiles } from './file-rules.ts'
import type { Json } from './json.ts'
import type { Model } from './model.ts'
import type { PeopleFiles } from './people-files.ts'
import type { UploadState, Uploads } from './uploads.ts'

interface Surroundings {
  readonly uploads: Uploads
  readonly peopleFiles: PeopleFiles
  readonly channels: Channels
  readonly model: Model
  readonly refuse: Refuse
}

/** What is wrong with completing an upload in this state: an answer can be lost, so doing it twice is no fault. */
const FAULTS: Readonly<Record<UploadState, string | null>> = {
  unknown: 'was never handed out',
  empty: 'has no bytes yet',
  ready: null,
  completed: null,
}

/** The methods with which files are looked up and uploaded: https://docs.slack.dev/messaging/working-with-files#upload. */
export function createFilesApi({ uploads, peopleFiles, channels, model, refuse }: Surroundings): Methods {
  function getUploadUrl(args: Json): Json {
    const problems = checkUploadStart(args)
    if (problems.length > 0) return refuse('files.getUploadURLExternal', problems)
    const { id, url } = uploads.begin(String(args.filename), Number(args.length))
    return { upload_url: url, file_id: id }
  }

  /** Unlike a message, a file can be shared only where the bot is a member, `chat:write.public` or not. */
  function completeUpload(args: Json): Json {
    const method = 'files.completeUploadExternal'
    const problems = checkUploadEnd(args)
    if (problems.length > 0) return refuse(method, problems)
    const { channel_id: channel } = args
    const error = channel === undefined ? null : channels.refusalToPost(channel)
    // Its page lists no `is_archived`.
    if (error !== null) return { error: error === 'is_archived' ? 'posting_to_channel_denied' : error }
    const named = readFiles(args)
    const faults = named.flatMap(({ id }) => {
      const fault = FAULTS[uploads.stateOf(id)]
      return fault === null ? [] : [`the file ${id} ${fault}`]
    })
    if (faults.length > 0) return refuse(method, faults, 'file_not_found')
    if (named.some(({ id }) => uploads.stateOf(id) === 'completed')) return { error: 'file_not_found' }
    const files = named.map(({ id, title }) => uploads.complete(id, title))
    // A file that is shared nowhere is private: nobody sees it.
    if (channel !== undefined) {
      model.post({
        text: String(args.initial_comment ?? ''),
        blocks: [],
        files,
        channel: String(channel),
        threadTs: typeof args.thread_ts === 'string' ? args.thread_ts : null,
        ephemeralFor: null,
        via: method,
      })
    }
    // Slack shares it in its own time, so it cannot tell the ts: https://github.com/slackapi/bolt-js/issues/2115.
    return { files: files.map(({ id, title }) => ({ id, title })) }
  }

  function info(args: Json): Json {
    const problems = checkArguments(args, ['file'], ['count', 'page', 'limit', 'cursor'])
    if (problems.length > 0) return refuse('files.info', problems)
    const found = peopleFiles.describe(String(args.file))
    if (found === 'missing_scope') return { error: found, needed: 'files:read', provided: 'chat:write' }
    return typeof found === 'string' ? { error: found } : { file: found, comments: [] }
  }

  return {
    'files.info': info,
    'files.getUploadURLExternal': getUploadUrl,
    'files.completeUploadExternal': completeUpload,
  }
}
