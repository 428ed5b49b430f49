/** Pages that say one thing. Apart from the others, because the browser gets these. */
export const errorWords = {
  notFoundTitle: 'There is nothing at this address',
  notFoundLead:
    'It may be mistyped, or belong to a setup that this browser has not opened yet. Setups open with the link that you saved or were sent.',
  expiredTitle: 'This link does not work any more',
  expiredLead: 'It was replaced by a newer one, or copied incompletely. Ask whoever sent it for a new link.',
  brokenTitle: 'This page could not be made',
  brokenLead: 'The fault is ours. Your answers are saved, and nothing about your links has changed.',
  again: 'Try again',
  home: 'Go to the first page',
}
