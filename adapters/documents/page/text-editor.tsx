import { memo, useEffect, useRef } from 'react'
import { pageWords as words } from './page-words.ts'
import { RemarkText } from './remark-text.tsx'
import type { Remark } from './rows-of.ts'

interface TextEditorProps {
  readonly body: string
  readonly language: string
  readonly remarks: readonly Remark[]
  /** The line to begin at; null for the first. */
  readonly at: number | null
  readonly change: (body: string) => void
}

/** The whole text in one box, with its lines numbered as the remarks name them. */
export function TextEditor({ body, language, remarks, at, change }: TextEditorProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const marked = new Map(remarks.map(({ place, isProblem }) => [place.line, isProblem ? 'bad' : 'warned']))
  const problems = remarks.filter(({ isProblem }) => isProblem)

  const go = (line: number): void => {
    const lines = body.split('\n')
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
    box.current?.focus({ preventScroll: true })
    box.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    frame.current?.querySelectorAll('.mirror > div')[line - 1]?.scrollIntoView({ block: 'center' })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: where somebody came to, once.
  useEffect(() => {
    if (at !== null) go(at)
  }, [at])

  return (
    <div className="editor">
      <p className="soft" id="text-hint">
        {words.textHint}
      </p>
      {problems.length > 0 && (
        <div className="editor-problems" role="status">
          {problems.slice(0, 8).map((remark) => (
            <RemarkText key={`${remark.place.line} ${remark.message}`} remark={remark} go={go} />
          ))}
        </div>
      )}
      <div className="frame" ref={frame}>
        <div className="mirror" aria-hidden="true">
          {body.split('\n').map((line, index) => (
            <MirrorLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
              key={index}
              text={line}
              mark={marked.get(index + 1)}
            />
          ))}
        </div>
        <textarea
          ref={box}
          aria-label={words.textLabel}
          aria-describedby="text-hint"
          lang={language}
          spellCheck={false}
          value={body}
          onChange={({ target }) => change(target.value)}
        />
      </div>
    </div>
  )
}

/** Takes the room of a line, so that its number is beside it however often it wraps. */
const MirrorLine = memo(function MirrorLine({
  text,
  mark,
}: {
  readonly text: string
  readonly mark: string | undefined
}) {
  return <div className={mark}>{text === '' ? '\u200b' : text}</div>
})
