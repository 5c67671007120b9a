import { useCallback, useState } from 'react'
import { channelName } from './channel.ts'
import { Combobox } from './combobox.tsx'
import { Checkboxes, Select, TextInput } from './inputs.tsx'
import { ModalFrame } from './modal-frame.tsx'
import { type Entered, type ModalProps, toOption } from './modal-props.ts'
import { type SlackBlock, SlackBlocks } from './slack.tsx'

interface Plain {
  readonly text: string
}
interface Option {
  readonly text: Plain
  readonly value: string
}

/** An input block of a view (docs.slack.dev/reference/block-kit/blocks/input-block), as far as our forms have them. */
interface InputBlock {
  readonly type: 'input'
  readonly block_id: string
  readonly label: Plain
  readonly hint?: Plain
  readonly optional?: boolean
  readonly dispatch_action?: boolean
  readonly element: {
    readonly type: string
    readonly options?: readonly Option[]
    readonly placeholder?: Plain
    readonly initial_option?: Option
    readonly initial_options?: readonly Option[]
    readonly initial_user?: string
    readonly initial_time?: string
    readonly multiline?: boolean
    readonly max_length?: number
  }
}

interface View {
  readonly title: Plain
  readonly submit?: Plain
  readonly close?: Plain
  readonly blocks: readonly (InputBlock | { readonly type: string })[]
}

/** A modal as Slack draws it: what is only to be read by the library, what is to be filled in by the browser's own inputs. */
export function SlackModal({ modal, people, session, complete, submit, change, press, close }: ModalProps) {
  const { title, submit: send, close: leave, blocks } = modal.body as View
  // What nobody has touched is as the form has it, whichever inputs that has by now.
  const [touched, setTouched] = useState<Entered>({})
  const entered = { ...initial(blocks), ...touched }
  const enter = (
    { block_id: name, dispatch_action: isToldAtOnce }: InputBlock,
    values: readonly string[],
  ): void => {
    setTouched({ ...touched, [name]: values })
    const [chosen] = values
    if (isToldAtOnce === true && chosen !== undefined) void change(name, chosen).catch(() => undefined)
  }
  return (
    <ModalFrame
      title={title.text}
      leave={leave?.text ?? 'Close'}
      send={send?.text ?? null}
      body={modal.body}
      onSend={() => submit(entered)}
      onLeave={close}
    >
      {runs(blocks).map((run) =>
        'element' in run ? (
          <Input
            key={run.block_id}
            block={run}
            entered={entered[run.block_id] ?? []}
            error={modal.errors[run.block_id]}
            people={people}
            complete={complete}
            enter={(values) => enter(run, values)}
          />
        ) : (
          <SlackBlocks
            key={run.key}
            blocks={run.blocks}
            people={people}
            channel={{ id: `C${session}`, name: channelName }}
            onPress={(code) => void press(code).catch(() => undefined)}
          />
        ),
      )}
    </ModalFrame>
  )
}

/** Inputs one by one; what stands between them together. */
function runs(
  blocks: View['blocks'],
): readonly (InputBlock | { readonly key: number; readonly blocks: SlackBlock[] })[] {
  const all: (InputBlock | { key: number; blocks: SlackBlock[] })[] = []
  for (const [index, block] of blocks.entries()) {
    const last = all.at(-1)
    if (isInput(block)) all.push(block)
    else if (last !== undefined && 'blocks' in last) last.blocks.push(block as SlackBlock)
    else all.push({ key: index, blocks: [block as SlackBlock] })
  }
  return all
}

function isInput(block: View['blocks'][number]): block is InputBlock {
  return block.type === 'input'
}

function initial(blocks: View['blocks']): Entered {
  return Object.fromEntries(blocks.filter(isInput).map((block) => [block.block_id, initialOf(block)]))
}

function initialOf({ element }: InputBlock): readonly string[] {
  const first = element.initial_option?.value ?? element.initial_user ?? element.initial_time
  return first === undefined ? (element.initial_options ?? []).map(({ value }) => value) : [first]
}

interface InputProps {
  readonly block: InputBlock
  readonly entered: readonly string[]
  readonly error: string | undefined
  readonly people: ModalProps['people']
  readonly complete: ModalProps['complete']
  readonly enter: (values: readonly string[]) => void
}

function Input({ block, entered, error, people, complete, enter }: InputProps) {
  const { block_id: name, label, hint, element, optional = false } = block
  const id = `slack-${name}`
  const [typed, setTyped] = useState(element.initial_option?.text.text ?? '')
  const offer = useCallback((text: string) => complete(name, text), [complete, name])
  const isInvalid = error !== undefined
  const options = (element.options ?? []).map(({ text, value }) => ({ label: text.text, value }))
  const common = { id, entered, onEnter: enter, describedBy: `${id}-more`, isInvalid }
  const labelled = (
    <label htmlFor={id} className="label">
      {label.text}
      {optional && <span className="optional"> (optional)</span>}
    </label>
  )
  return (
    <div className="field">
      {inputOf()}
      <p
        id={`${id}-more`}
        className={isInvalid ? 'hint error' : 'hint'}
        role={isInvalid ? 'alert' : undefined}
      >
        {error ?? hint?.text}
      </p>
    </div>
  )

  function inputOf() {
    switch (element.type) {
      case 'external_select':
        return (
          <Combobox
            label={label.text}
            isLabelShown
            value={typed}
            placeholder={element.placeholder?.text ?? ''}
            onType={(text) => {
              setTyped(text)
              enter([])
            }}
            onChoose={(choice) => {
              setTyped(choice.label)
              enter([choice.text])
            }}
            complete={offer}
            isInvalid={isInvalid}
          />
        )
      case 'checkboxes':
      case 'multi_static_select':
        return <Checkboxes legend={label.text} options={options} chosen={entered} onChange={enter} />
      case 'static_select':
        return (
          <>
            {labelled}
            <Select {...common} options={options} nothing={null} />
          </>
        )
      case 'users_select':
        return (
          <>
            {labelled}
            <Select {...common} options={people.map(toOption)} nothing="Nobody" />
          </>
        )
      default:
        return (
          <>
            {labelled}
            <TextInput {...common} type={typeOf(element)} longest={element.max_length} />
          </>
        )
    }
  }
}

function typeOf({ type, multiline }: InputBlock['element']): 'text' | 'time' | 'lines' {
  if (type === 'timepicker') return 'time'
  return multiline === true ? 'lines' : 'text'
}
