// On the ticket's page: offers the slip on paper, and prints it at once where a printer was set up for the tablet.
const button = document.getElementById('print');
if (button !== null) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
  if (document.body.dataset.prints === 'yes') window.print();
}
