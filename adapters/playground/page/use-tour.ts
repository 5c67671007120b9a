import { useEffect, useState } from 'react'
import type { MessageView, PlaygroundView } from '../session/view.ts'
import type { TourStep } from './tour.tsx'

interface Walk {
  readonly step: TourStep
  /** How many of the bot's messages all could see when it began. */
  readonly posted: number
}

/** The tour as far as the visitor has come; `finish` is called when the correct quote is posted. */
export function useTour(about: PlaygroundView | null, messages: readonly MessageView[], finish: () => void) {
  const [{ step, posted }, setWalk] = useState<Walk>({ step: 'check', posted: 0 })
  const misquote = messages.find(({ said }) => said !== null && said.person === about?.misquoter) ?? null
  const posts = messages.filter(({ drawn, audience }) => drawn !== null && audience === 'channel')
  const last = posts.at(-1)
  const isPosted = step === 'post' && posts.length > posted

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each quote.
  useEffect(() => {
    if (!isPosted) return
    finish()
    // A quote in the channel itself is on the screen already; one in a thread has to be opened.
    setWalk({ step: last?.thread === null ? 'done' : 'see', posted })
  }, [isPosted])

  // Nothing but the welcome has been said by the bot.
  const isFresh = messages.filter(({ drawn }) => drawn !== null).length <= 1
  return {
    step: step === 'check' && !isFresh ? null : step,
    isOpen: step !== null && (isFresh || step !== 'check'),
    misquote,
    go: (to: TourStep) => setWalk({ step: to, posted: to === 'post' ? posts.length : posted }),
  }
}
