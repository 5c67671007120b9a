import { request } from 'node:http'
import { connect } from 'node:net'
import { expect } from 'vitest'
import { patient } from '../patience.ts'
import { credentials } from '../platforms/slack/ids.ts'

/** An HTTP request as it is written, path and all: `fetch` would make it a good one first. */
export interface Asked {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer
}

export interface Answered {
  /** 0 where the connection ended without an answer. */
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Asks a server for something, on a connection of its own. */
export function send(
  origin: string,
  { method = 'GET', path, headers = {}, body = '' }: Asked,
): Promise<Answered> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve) => {
    const ended = () => resolve({ status: 0, headers: {}, text: '' })
    const sent = request({ hostname, port, method, path, headers: written(headers), agent: false })
    sent.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (data) => (text += data))
      response.once('close', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      )
    })
    sent.on('error', ended).on('upgrade', ended).on('connect', ended)
    sent.setTimeout(patient(10_000), () => sent.destroy())
    sent.end(body)
  })
}

/** Writes bytes to a server, however wrong, and reads what comes back until either side ends the connection. */
export function sendRaw(origin: string, written: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(port), hostname)
    socket.setEncoding('utf8').on('data', (data) => (text += data))
    socket.once('error', () => resolve(text)).once('close', () => resolve(text))
    socket.setTimeout(patient(6_000), () => socket.destroy())
    socket.write(written)
  })
}

/** Holds that an answer says nothing of how the program is made, or of what it must keep to itself. */
export function expectDiscreet(text: string): void {
  expect(text).not.toMatch(/^\s+at .*:\d+/mu)
  expect(text).not.toMatch(/node_modules|node:internal|\.ts:\d|SQLITE|[A-Za-z]*Error:/u)
  for (const secret of [...Object.values(credentials), process.cwd()]) expect(text).not.toContain(secret)
}

function written(headers: Asked['headers']): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  )
}
