import { createHmac } from 'node:crypto'

/**
 * Slack's signature of a request: `v0=` and the hexadecimal HMAC-SHA256 of `v0:timestamp:body`, the timestamp in
 * seconds. https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}
