import { pageWords as words } from './page-words.ts'
import type { Remark } from './rows-of.ts'

interface RemarkTextProps {
  readonly remark: Remark
  /** Leads to its line. */
  readonly go?: (line: number) => void
}

/** A remark with what to do about it, and where it is. */
export function RemarkText({ remark: { message, remedy, place, isProblem }, go }: RemarkTextProps) {
  const { line, page } = place
  return (
    <p className={isProblem ? 'remark bad' : 'remark'} lang="en">
      <span aria-hidden="true">{isProblem ? '✗' : '!'}</span>{' '}
      {line !== null && go !== undefined && (
        <>
          <button type="button" className="link" onClick={() => go(line)}>
            {words.line(line)}
          </button>
          {': '}
        </>
      )}
      <span dir="auto">{sentence(message)}</span> {sentence(remedy)}
      {page !== null && <span className="soft"> ({words.page(page)})</span>}
    </p>
  )
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!…]$/u.test(begun) ? begun : `${begun}.`
}
