import { describe, expect, it } from 'vitest'
import { isPublishable } from '../../../src/import/draft.ts'
import { draftOf, messagesOf } from '../draft-of.ts'

const act = (body: string, meta = '') =>
  `<?xml version="1.0"?><akomaNtoso xmlns="a"><act><meta>${meta}</meta>${body}</act></akomaNtoso>`

describe('Akoma Ntoso', () => {
  it('has its articles, its notes apart, and what its metadata say', async () => {
    const draft = await draftOf(
      act(
        '<preface><p>The <docTitle>Harbour Act</docTitle></p></preface><body><article><num>Article 1</num><heading>Tolls</heading><paragraph><num>1.</num><content><p>Ships pay<authorialNote marker="2"><p>At the gate.</p></authorialNote>.</p></content></paragraph></article></body>',
        '<identification><FRBRWork><FRBRdate date="2031-04-02"/><FRBRauthor href="#isles"/></FRBRWork><FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification><references><TLCOrganization eId="isles" showAs="The Isles"/></references>',
      ),
    )
    expect(draft.body).toContain('## Article 1 Tolls\n\n1. Ships pay[^2].\n\n[^2]: At the gate.')
    expect(draft.guesses).toEqual({
      title: { value: 'Harbour Act', certainty: 'likely' },
      language: { value: 'en', certainty: 'unsure' },
      date: { value: '2031-04-02', certainty: 'stated' },
      issuer: { value: 'The Isles', certainty: 'unsure' },
    })
    expect(draft.leftOut).toMatchObject([{ text: 'The Harbour Act', why: 'the cover' }])
    expect(isPublishable(draft)).toBe(true)
  })

  it('takes the cover of an annex for its heading, once', async () => {
    const draft = await draftOf(
      act(
        '<body><article><num>Article 1</num><content><p>Ships pay.</p></content></article></body><attachments><attachment><doc><preface><p>Table of tolls</p></preface><mainBody><p>Five crowns.</p></mainBody></doc></attachment></attachments>',
      ),
    )
    expect(draft.body).toContain('## Table of tolls {annex}\n\nFive crowns.')
    expect(isPublishable(draft)).toBe(true)
  })

  it('says that changes are marked in it', async () => {
    const draft = await draftOf(act('<body><p>Ships <del>never</del> <ins>always</ins> pay.</p></body>'))
    expect(messagesOf(draft)[0]).toContain('2 passages are marked as inserted or deleted')
  })
})
