import type { Place } from '../../../src/command/place.ts'
import type { ReplyFile } from '../../../src/message/blocks.ts'
import type { Form } from '../../../src/message/form.ts'
import type { Drawn, MessageView, ModalView, SessionView } from './view.ts'

/** One visitor's channel: what was said in it, and the modal that is open before them. */
export interface Session {
  /** Digits: the workspace and the channel of whoever asks in it. */
  readonly id: string
  readonly view: (since: number) => SessionView
  readonly find: (message: string) => MessageView | null
  readonly findMarked: (mark: string) => MessageView | null
  readonly add: (message: NewMessage) => MessageView
  /** Replaces a private message by another answer. */
  readonly replaceMessage: (message: string, drawn: Drawn, file: ReplyFile | null) => void
  readonly remove: (message: string) => void
  readonly fileOf: (message: string) => ReplyFile | null
  /** The modal that is open; `version` is another whenever something else is shown. */
  readonly modal: () => (OpenModal & { readonly version: number }) | null
  readonly show: (modal: OpenModal | null) => void
  /** How many bytes its messages and its modal are, as JSON. */
  readonly bytes: () => number
  /** Lets the oldest message go, or the modal where there is none; returns how many bytes that frees. */
  readonly dropOldest: () => number
  /** Counts what its visitor sends, in bytes; false once it is more than is taken in. */
  readonly use: (bytes: number) => boolean
  readonly isUsed: () => boolean
  /** Calls `listener` with each new version, until the function that it resolves to is called. */
  readonly watch: (listener: (version: number) => void) => () => void
}

/** What is not said of a message is null. */
export type NewMessage = Pick<MessageView, 'audience'> &
  Partial<Omit<MessageView, 'id' | 'at'> & Pick<Kept, 'mark' | 'file'>>

/** A modal and where it was opened. */
interface OpenModal extends Omit<ModalView, 'version'> {
  readonly place: Place
  /** The form that it is; null where it shows an answer. */
  readonly form: Form | null
}

// Older messages go: nobody scrolls back further in a playground.
const mostMessages = 200
const mostBytes = 2_000_000
// What a visitor may send in all, since what is noted is kept: a person types a tenth of it in a day.
const mostSent = 2_000_000

interface Kept {
  message: MessageView
  version: number
  readonly mark: string | null
  file: ReplyFile | null
  bytes: number
}

/** An empty session. `onGrown` is called whenever it holds more than before. */
export function createSession(id: string, onGrown: () => void = () => undefined): Session {
  const kept = new Map<string, Kept>()
  const listeners = new Set<(version: number) => void>()
  // Of no version of a session that had this id before: its messages and forms are named by them, and the store may know those.
  let version = Date.now()
  let modal: (OpenModal & { readonly version: number }) | null = null
  let messageBytes = 0
  let modalBytes = 0
  let sent = 0
  let isUsed = false

  return {
    id,
    view(since) {
      const all = [...kept.values()]
      return {
        version,
        order: all.map(({ message }) => message.id),
        changed: all.filter((each) => each.version > since).map(({ message }) => message),
        modal: modal === null ? null : viewOf(modal),
      }
    },
    find: (message) => kept.get(message)?.message ?? null,
    findMarked: (mark) => [...kept.values()].find((each) => each.mark === mark)?.message ?? null,
    add({ mark = null, file = null, ...rest }) {
      const added = step()
      const unsaid = { thread: null, drawn: null, said: null, asked: null }
      const message = { ...unsaid, ...rest, id: String(added), at: Date.now() }
      if (kept.size >= mostMessages) dropOldest()
      const bytes = sizeOf({ message, file })
      kept.set(message.id, { message, version: added, mark, file, bytes })
      grow(bytes)
      return message
    },
    replaceMessage(id, drawn, file) {
      const found = kept.get(id)
      if (found === undefined) return
      found.message = { ...found.message, drawn }
      found.file = file
      found.version = step()
      const before = found.bytes
      found.bytes = sizeOf({ message: found.message, file })
      grow(found.bytes - before)
    },
    remove(message) {
      if (forget(message) > 0) step()
    },
    fileOf: (message) => kept.get(message)?.file ?? null,
    modal: () => modal,
    show(open) {
      if (open === null && modal === null) return
      const next = step()
      modal = open === null ? null : { ...open, version: next }
      modalBytes = modal === null ? 0 : sizeOf(modal)
      onGrown()
    },
    bytes: () => messageBytes + modalBytes,
    dropOldest() {
      const freed = dropOldest()
      if (freed > 0) step()
      return freed
    },
    use(bytes) {
      isUsed = true
      if (sent + bytes > mostSent) return false
      sent += bytes
      return true
    },
    isUsed: () => isUsed,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  function grow(bytes: number): void {
    messageBytes += bytes
    while (messageBytes > mostBytes && kept.size > 1) dropOldest()
    onGrown()
  }

  function dropOldest(): number {
    const [oldest] = kept.keys()
    if (oldest !== undefined) return forget(oldest)
    const freed = modalBytes
    modal = null
    modalBytes = 0
    return freed
  }

  function forget(message: string): number {
    const bytes = kept.get(message)?.bytes ?? 0
    kept.delete(message)
    messageBytes -= bytes
    return bytes
  }

  function step(): number {
    version += 1
    // After what belongs together has been done.
    queueMicrotask(() => {
      for (const listener of listeners) listener(version)
    })
    return version
  }
}

function sizeOf(kept: object): number {
  return Buffer.byteLength(JSON.stringify(kept))
}

function viewOf({ version, preview, body, errors }: ModalView): ModalView {
  return { version, preview, body, errors }
}
