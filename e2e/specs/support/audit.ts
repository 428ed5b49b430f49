import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Nothing for axe to find in light and in dark, and nothing to scroll sideways for at 320 px (400 % of 1280 px). */
export async function audit(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    expect(found, `${name}, ${colorScheme}`).toEqual([])
  }
  await expectNoSideScroll(page, name)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
}

async function expectNoSideScroll(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const over = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width)
    return wide.map((element) => `<${element.localName}> ${element.textContent?.trim().slice(0, 60)}`)
  })
  expect(over, `${name}, 320 px`).toEqual([])
  if (size) await page.setViewportSize(size)
}
