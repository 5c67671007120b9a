import { checkArguments } from './call.ts'
import { isJson, type Json } from './json.ts'
import { checkNotifications } from './message-rules.ts'
import { isTs } from './ts.ts'

/** What is wrong with a call of `files.getUploadURLExternal`. Form-encoded, a number comes as its digits. */
export function checkUploadStart(args: Json): string[] {
  const isCount = /^[1-9]\d*$/u.test(String(args.length))
  return [
    // Left out on purpose: pictures and snippets. The client calls Slack's `alt_txt` `alt_text`, so it would be lost.
    ...checkArguments(args, ['filename', 'length'], []),
    ...(args.length === undefined || isCount ? [] : ['length is not a number of bytes above zero']),
  ]
}

/**
 * What is wrong with a call of `files.completeUploadExternal`. Left out on purpose: `blocks`, which Slack ignores beside
 * a comment, and `channels`, with which one call could write to a hundred.
 */
export function checkUploadEnd(args: Json): string[] {
  const { files, channel_id: channel, thread_ts: threadTs, initial_comment: comment } = args
  return [
    ...checkArguments(args, ['files'], ['channel_id', 'thread_ts', 'initial_comment']),
    ...(files === undefined ? [] : checkFiles(files)),
    ...(threadTs === undefined || isTs(threadTs) ? [] : ['invalid thread_ts']),
    ...(threadTs !== undefined && channel === undefined ? ['a thread needs its channel_id'] : []),
    ...checkNotifications({ text: comment }),
  ]
}

/** The files that checked arguments name; title null where they give none. */
export function readFiles({
  files,
}: Json): readonly { readonly id: string; readonly title: string | null }[] {
  const named: readonly unknown[] = Array.isArray(files) ? files : []
  return named.filter(isJson).map(({ id, title }) => ({
    id: String(id),
    title: typeof title === 'string' ? title : null,
  }))
}

function checkFiles(files: unknown): string[] {
  if (!Array.isArray(files) || files.length === 0) return ['files is not a list with a file']
  return files.flatMap((file: unknown) => {
    if (!isJson(file)) return ['a file is not an object']
    const { id, title, ...others } = file
    return [
      ...Object.keys(others).map((name) => `a file has an unknown property ${name}`),
      ...(typeof id === 'string' && id !== '' ? [] : ['a file needs an id']),
      ...(title === undefined || typeof title === 'string' ? [] : ['the title of a file is not a text']),
    ]
  })
}
