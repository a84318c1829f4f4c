// The reference in the order of the sources: the method that someone wrote first, what the generator wrote for it behind a click.

var repository = require('./repository.js');

exports.preTransform = function (model) {
  return model;
};

exports.postTransform = function (model) {
  mend(model);
  (model.children || []).forEach(function (group) {
    mend(group);
    if (!group.children) return;
    group.children.forEach(mend);
    group.children = arranged(group.children);
    group.children.forEach(function (member) { member.kernelPage = kernelPage(model, member); });
  });
  return model;
};

/** Attributes for the compiler are nothing to read. */
function mend(item) {
  item.docurl = '';
  item.sourceurl = repository.source(item.source);
  var content = item.syntax && item.syntax.content;
  if (!content || !content.forEach) return;
  content.forEach(function (part) {
    part.value = part.value.replace(/^\[(KernelBody|GeneratedCode)\(.*\)\]\s*/gm, '');
  });
}

/** The page about a ready-made kernel: written by the site's command, in kebab case. */
function kernelPage(type, member) {
  var name = /\.(\w+)\(/.exec(member.uid);
  if (!/^Kernels\.(Activations|Losses)$/.test(type.uid) || !name || /(Derivative|Gradient)$/.test(name[1])) return '';
  return name[1].replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase() + '.html';
}

/** The methods, each with the overloads that the generator wrote for it. */
function arranged(members) {
  var families = [];
  var byName = {};
  members.forEach(function (member) {
    var name = member.overload && member.overload.uid || member.uid;
    if (!byName.hasOwnProperty(name)) families.push(byName[name] = []);
    byName[name].push(member);
  });

  var written = [];
  families.forEach(function (family) {
    family.sort(function (a, b) { return form(a) - form(b) || lanes(b) - lanes(a); });
    var first = family[0];
    var behind = form(first) === 0 ? family.filter(function (member) { return form(member) > 0; }) : [];
    first.hasOverloads = behind.length > 0;
    first.overloads = behind;
    family.forEach(function (member) { if (behind.indexOf(member) < 0) written.push(member); });
  });
  // What there is for vectors alone comes last.
  return written.sort(function (a, b) { return (form(a) === 2) - (form(b) === 2) || inFile(a, b) || line(a) - line(b); });
}

/** Spans, vectors and the memory of GPUs are the parameters of what the generator writes beside a scalar method. */
function form(member) {
  var parameters = member.uid.slice(member.uid.indexOf('('));
  if (/GpuBuffer/.test(parameters)) return 3;
  if (/Intrinsics\.Vector\d/.test(parameters)) return 2;
  return /Span\{/.test(parameters) ? 1 : 0;
}

function lanes(member) {
  var found = /Vector(\d+)/.exec(member.uid);
  return found ? Number(found[1]) : 0;
}

function inFile(a, b) {
  var one = a.source && a.source.path || '';
  var other = b.source && b.source.path || '';
  return one < other ? -1 : one > other ? 1 : 0;
}

function line(member) {
  return member.source && member.source.startLine || 0;
}
