// The reference in the order of the sources: the method that someone wrote first, what the generator wrote for it behind a click.

var repository = require('./repository.js');

exports.preTransform = function (model) {
  return model;
};

exports.postTransform = function (model) {
  mend(model);
  var declared = parameters(model.children || []);
  (model.children || []).forEach(function (group) {
    mend(group);
    if (!group.children) return;
    group.children.forEach(function (member) { mendMember(model, member); });
    group.children = arranged(group.children, /^Kernels\.\w+$/.test(model.uid), declared);
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

function mendMember(type, member) {
  mend(member);
  var name = member.name && member.name[0] && member.name[0].value || '';
  member.heading = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\(/g, '(<wbr>');
  // What a member lacks, the template would take from its type.
  member.exceptions = member.exceptions || [];
  // The documentation of a type is also that of its primary constructor; the parameters are what is new there.
  if (member.summary === type.summary) member.summary = '';
  if (member.remarks === type.remarks) member.remarks = '';
  nameElements(member.syntax);
}

/** The reference knows tuples of the same types by one name, that of the first; and it links their elements to no page. */
function nameElements(syntax) {
  var result = syntax && syntax['return'] && syntax['return'].type && syntax['return'].type.specName;
  var content = syntax && syntax.content && syntax.content[0] && syntax.content[0].value;
  var tuple = result && /^public static \((.*?)\) \w+\(/m.exec(content || '');
  if (!tuple) return;
  var names = tuple[1].match(/\w+(?=,|$)/g);
  result.forEach(function (part) {
    var next = 0;
    part.value = part.value.replace(/<a [^>]*system\.valuetuple[^>]*>\w+<\/a>/g, function () { return names[next++]; });
  });
}

/** Exact functions, which the guide lists together. */
var withoutPage = /^(IEEE)?Remainder$|^(Max|Min)(Magnitude|Number)|^Bit(In|De)crement$|^ScaleB$|^ILogB$|^Lerp$|^(Degrees|Radians)To|Count$|^Rotate|^RoundUp|^RootN$|^Trigamma$|^ExpOfProduct$/;

/** The page about a ready-made kernel or a function: written by the site's command, in kebab case. */
function kernelPage(type, member) {
  var name = /\.(\w+)\(/.exec(member.uid);
  if (!/^Kernels\.(Activations|Losses|KernelMath|VectorMath)$/.test(type.uid) || !name) return '';
  if (/(Derivative|Gradient|Slope|Curvature|OfUnit|^SinCos|^SinCosPi)$/.test(name[1]) || withoutPage.test(name[1])) return '';
  var page = name[1].replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2').toLowerCase() + '.html';
  return page === 'sigmoid.html' && /Math$/.test(type.uid) ? 'kernel-math-' + page : page;
}

/** The methods, each with the overloads that the generator wrote for it where the type holds kernels. */
function arranged(members, holdsKernels, declared) {
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
    var scalar = holdsKernels ? family.filter(function (member) { return form(member) === 0; }) : [];
    var behind = scalar.length > 0 ? family.filter(function (member) { return form(member) > 0; }) : [];
    family.forEach(function (member) { member.hasOverloads = false; });
    scalar.forEach(function (member, index) {
      member.overloads = behind.filter(function (other) { return index === ofSameType(scalar, other); });
      member.hasOverloads = member.overloads.length > 0;
      member.overloadsTitle = title(member.overloads);
    });
    family.forEach(function (member) { if (behind.indexOf(member) < 0) written.push(member); });
  });
  // What there is for vectors alone comes last, and before it what the generator did not vectorise.
  return written.sort(function (a, b) {
    return rank(a) - rank(b) || inFile(a, b) || line(a) - line(b) || place(declared, a) - place(declared, b);
  });
}

function rank(member) {
  return form(member) === 2 ? 2 : member.hasOverloads && !/generator/.test(member.overloadsTitle) ? 1 : 0;
}

/** The names in the primary constructor of a record, whose properties may all stand in one line. */
function parameters(groups) {
  var names = [];
  groups.forEach(function (group) {
    (group.children || []).forEach(function (member) {
      var own = /#ctor/.test(member.uid) && member.syntax && member.syntax.parameters || [];
      own.forEach(function (parameter) { names.push(parameter.id); });
    });
  });
  return names;
}

function place(declared, member) {
  return declared.indexOf(member.uid.slice(member.uid.lastIndexOf('.') + 1));
}

/** The place of the scalar method on whose type of number an overload works. */
function ofSameType(scalar, overload) {
  for (var i = 0; i < scalar.length; i++) if (element(scalar[i]) === element(overload)) return i;
  return 0;
}

function element(member) {
  var found = /System\.(Single|Double|U?Int(32|64))\b/.exec(member.uid);
  return found ? found[1] : '';
}

function title(overloads) {
  var gpus = overloads.some(function (member) { return form(member) === 3; });
  var spans = overloads.some(function (member) { return form(member) === 1; });
  var written = overloads.every(function (member) { return /\.g\.cs$/.test(member.source && member.source.path || ''); });
  return 'Overloads for ' + (gpus ? 'spans, vectors and GPUs' : spans ? 'spans and vectors' : 'vectors') + (written ? ', written by the generator' : '');
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
