import { randomUUID } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** A name for this process, by which another on the same machine sees whether it has ended. */
export function nameOwner(): string {
  return `${machine()} ${process.pid} ${randomUUID()}`
}

/** Whether the process of this name is known to have ended. Of another machine's nobody here knows. */
export function hasEnded(owner: string): boolean {
  const [where, pid = ''] = owner.split(' ')
  if (where !== machine() || !/^[1-9]\d*$/u.test(pid)) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    // Another user's process is alive, too.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

/** Where a process number means the same process: containers may have one host's name, and numbers of their own. */
function machine(): string {
  return `${hostname()}/${namespace()}`.replaceAll(' ', '')
}

function namespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}
