/* The worksheet alone: its address hides the rest on paper. */
const sheet = $('#printws');
if (sheet) {
  sheet.hidden = false;
  sheet.addEventListener('click', () => { location.hash = 'print-worksheet'; setTimeout(() => print(), 50); });
}
