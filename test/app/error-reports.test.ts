import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createErrorReports } from '../../src/app/error-reports.ts'
import { withoutContents } from '../../src/app/without-contents.ts'
import { createLog } from '../../src/log.ts'
import { waitFor } from '../wait-for.ts'

const secret = 'the minister’s private question'

describe('An error that is logged', () => {
  it('is sent with its id, platform, place and version, and without what anybody wrote', async () => {
    const { log, received } = await setUp()
    const error = catchError(() => JSON.parse(`{"text": ${secret}`))
    expect(error.message).toContain('the min')
    log.error({ platform: 'Slack', id: 'a1b2', err: error, text: secret }, 'A question could not be answered')
    await waitFor(() => received.length === 1, 'a report')
    expect(received[0]).toEqual({
      id: 'a1b2',
      platform: 'Slack',
      message: expect.stringMatching(/^A question could not be answered \| SyntaxError: /u),
      stack: expect.stringMatching(/^at JSON\.parse .*\n.*error-reports\.test\.ts:\d+/u),
      version: '1.2.3',
    })
    expect(JSON.stringify(received)).not.toMatch(/minister|private|the min/u)
  })

  it('is sent once a minute, however often it comes and whatever numbers are in it; others beside it', async () => {
    const { log, received, pass } = await setUp()
    const fail = (number: number): void =>
      log.error({ err: new Error(`The delivery ${number} failed`) }, 'A delivery failed')
    for (let number = 0; number < 50; number += 1) fail(number)
    log.fatal('Cannot go on')
    log.warn({ err: new Error('odd') }, 'Only a warning')
    log.info('Fine')
    await waitFor(() => received.length >= 2, 'both')
    pass(59_000)
    fail(1)
    pass(2_000)
    fail(2)
    await waitFor(() => received.length >= 3, 'the one a minute later')
    expect(received.map(({ message }) => message).toSorted()).toEqual([
      'A delivery failed | Error: The delivery 0 failed',
      'A delivery failed | Error: The delivery 2 failed',
      'Cannot go on',
    ])
  })

  it('that cannot be sent is counted, and no error of its own', async () => {
    const outcomes: string[] = []
    const { log, received, url } = await setUp((outcome) => outcomes.push(outcome), 500)
    log.error('First')
    await waitFor(() => outcomes.length === 1, 'the first')
    const nowhere = createErrorReports({
      url: 'http://127.0.0.1:9/',
      version: '1',
      onSent: (outcome) => outcomes.push(outcome),
    })
    createLog('silent', nowhere).error('Second')
    await waitFor(() => outcomes.length === 2, 'the second')
    expect(outcomes).toEqual(['failed', 'failed'])
    expect(received).toHaveLength(1)
    expect(url).toContain('127.0.0.1')
  })
})

describe('The message of an error', () => {
  it.each([
    ['Unexpected token \'h\', "{"a": hello"... is not valid JSON', /hello/u],
    ['An error “of the minister” occurred', /minister/u],
    ['connect postgres://bot:hunter2@db:5432/x failed', /hunter2/u],
    ['GET https://example.org/path?token=abc#frag failed', /abc|frag/u],
    ['Missing Access (403, POST /webhooks/123/aW50ZXJhY3Rpb24)', /aW50/u],
    ['https://hooks.slack.com/commands/T1/2/secret', /secret|T1/u],
    ['invalid xoxb-12-34-abcdef and xapp-1-A', /abcdef|xapp-1/u],
    ['MTAwMDAwMDAwMDAwMDAw.GabcdE.abcdefghijklmnopqrstuvwxyz123 is wrong', /abcdefghijkl/u],
    ['Authorization: Bearer abc.def', /abc/u],
  ])('%j has nothing of %s', (message, contents) => {
    const left = withoutContents(message)
    expect(left).not.toMatch(contents)
    expect(left).toMatch(/…|:\/\//u)
  })

  it('that repeats nothing stays as it is', () => {
    const message = 'The database rapporteur can’t be reached (ECONNREFUSED 127.0.0.1:5432).'
    expect(withoutContents(message)).toBe(message)
  })
})

/** A log whose errors are sent to a server on this machine, by a stopwatch that the test winds on. */
async function setUp(onSent: (outcome: 'sent' | 'failed') => void = () => undefined, status = 204) {
  const received: Readonly<Record<string, unknown>>[] = []
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await new Response(request).text()
    if (request.method === 'POST') received.push(JSON.parse(body))
    response.writeHead(status).end()
  }
  const server = createServer((request, response) => void take(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/errors`
  let now = 0
  const onError = createErrorReports({ url, version: '1.2.3', onSent, elapsed: () => now })
  const pass = (ms: number): void => {
    now += ms
  }
  return { log: createLog('silent', onError), received, url, pass }
}

function catchError(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('it did not fail')
}
