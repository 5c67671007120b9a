import type { App, Receiver, ReceiverEvent } from '@slack/bolt'

/**
 * A receiver that has `takeDown` done with each request before Bolt sees it. Bolt acknowledges an event before any
 * listener hears of it, so what must not be lost is taken down here; where that fails, nothing is acknowledged and Slack
 * delivers the event again.
 */
export function takingDownFirst(receiver: Receiver, takeDown: (body: unknown) => Promise<void>): Receiver {
  return {
    init(app) {
      const first: Pick<App, 'processEvent'> = {
        async processEvent(event: ReceiverEvent) {
          await takeDown(event.body)
          await app.processEvent(event)
        },
      }
      // Of the app, receivers use nothing else; the rest is inherited all the same.
      receiver.init(Object.assign(Object.create(app), first))
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  }
}
