/* pdfium's answers for many characters or objects of a page in one call from Python.

   pdfium has a function for the box, the place or the text object of one character, and none for those of a page. From
   Python each call costs 0.4 microseconds or more, from C a hundredth of that. This module knows nothing of pdfium but
   the shape of some of its functions, whose addresses pdf_calls.py passes in. Without it, pdf_calls.py makes the same
   calls itself. The interpreter lock stays held: pdfium must not be in two threads at once, and a page takes less than a
   millisecond.

   What is asked about and the answers are buffers, which are checked to fit each other. An answer stays as it is where
   pdfium has none, and where an object's address is zero.
*/

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <stdint.h>

#ifdef _WIN32
#define PDFIUM_CALL __stdcall
#else
#define PDFIUM_CALL
#endif

/* Of a member of a page or container, by its number. */
typedef int(PDFIUM_CALL *struct_function)(void *page, int member, void *answer);
typedef int(PDFIUM_CALL *point_function)(void *page, int member, double *x, double *y);
typedef double(PDFIUM_CALL *size_function)(void *page, int member);
typedef void *(PDFIUM_CALL *member_function)(void *page, int member);
/* Of an object, by its address. */
typedef int(PDFIUM_CALL *number_function)(void *object);
typedef void *(PDFIUM_CALL *part_function)(void *object);
typedef int(PDFIUM_CALL *colour_function)(void *object, unsigned *red, unsigned *green, unsigned *blue, unsigned *alpha);

enum { BOX_SIDES = 4, MATRIX_VALUES = 6, POINT_VALUES = 2, CHANNELS = 4 };

/* The arguments of all functions here, checked. */
typedef struct {
    uintptr_t function;
    void *page;
    Py_buffer questions; /* int32 for members, uint64 for objects */
    Py_buffer answers;
    Py_ssize_t count;
} Request;

static void release(Request *request)
{
    PyBuffer_Release(&request->questions);
    PyBuffer_Release(&request->answers);
}

static int is_aligned(const Py_buffer *buffer, size_t size)
{
    return (uintptr_t)buffer->buf % size == 0;
}

/* 1 where there are `question` bytes a question and `answer` bytes an answer, as many of the one as of the other. */
static int open_buffers(PyObject *questions, PyObject *answers, size_t question, size_t answer, Request *request)
{
    if (PyObject_GetBuffer(questions, &request->questions, PyBUF_SIMPLE) < 0)
        return 0;
    if (PyObject_GetBuffer(answers, &request->answers, PyBUF_WRITABLE) < 0) {
        PyBuffer_Release(&request->questions);
        return 0;
    }
    const size_t asked = (size_t)request->questions.len, room = (size_t)request->answers.len;
    request->count = (Py_ssize_t)(asked / question);
    if (asked % question != 0 || room % answer != 0 || room / answer != asked / question ||
        !is_aligned(&request->questions, question) || !is_aligned(&request->answers, sizeof(double))) {
        PyErr_SetString(PyExc_ValueError, "the buffers do not fit each other");
        release(request);
        return 0;
    }
    return 1;
}

static int has_addresses(const Request *request)
{
    if (request->function != 0 && request->page != NULL)
        return 1;
    PyErr_SetString(PyExc_ValueError, "an address is zero");
    return 0;
}

/* Reads (function, page, numbers, answers). */
static int ask_members(PyObject *arguments, size_t answer, Request *request)
{
    unsigned long long function, page;
    PyObject *numbers, *answers;

    if (!PyArg_ParseTuple(arguments, "KKOO", &function, &page, &numbers, &answers))
        return 0;
    request->function = (uintptr_t)function;
    request->page = (void *)(uintptr_t)page;
    return has_addresses(request) && open_buffers(numbers, answers, sizeof(int32_t), answer, request);
}

/* Reads (function, objects, answers). */
static int ask_objects(PyObject *arguments, size_t answer, Request *request)
{
    unsigned long long function;
    PyObject *objects, *answers;

    if (!PyArg_ParseTuple(arguments, "KOO", &function, &objects, &answers))
        return 0;
    request->function = (uintptr_t)function;
    request->page = request; /* none is needed */
    return has_addresses(request) && open_buffers(objects, answers, sizeof(uint64_t), answer, request);
}

static PyObject *answered(Request *request)
{
    release(request);
    Py_RETURN_NONE;
}

static PyObject *structs(PyObject *arguments, size_t size)
{
    Request request;
    if (!ask_members(arguments, size, &request))
        return NULL;
    const struct_function ask = (struct_function)request.function;
    const int32_t *members = request.questions.buf;
    char *answers = request.answers.buf;
    for (Py_ssize_t i = 0; i < request.count; i++)
        ask(request.page, members[i], answers + size * (size_t)i);
    return answered(&request);
}

static PyObject *boxes(PyObject *module, PyObject *arguments)
{
    (void)module;
    return structs(arguments, BOX_SIDES * sizeof(float));
}

static PyObject *matrices(PyObject *module, PyObject *arguments)
{
    (void)module;
    return structs(arguments, MATRIX_VALUES * sizeof(float));
}

static PyObject *points(PyObject *module, PyObject *arguments)
{
    Request request;
    (void)module;
    if (!ask_members(arguments, POINT_VALUES * sizeof(double), &request))
        return NULL;
    const point_function ask = (point_function)request.function;
    const int32_t *members = request.questions.buf;
    double *answers = request.answers.buf;
    for (Py_ssize_t i = 0; i < request.count; i++)
        ask(request.page, members[i], answers + POINT_VALUES * i, answers + POINT_VALUES * i + 1);
    return answered(&request);
}

static PyObject *sizes(PyObject *module, PyObject *arguments)
{
    Request request;
    (void)module;
    if (!ask_members(arguments, sizeof(double), &request))
        return NULL;
    const size_function ask = (size_function)request.function;
    const int32_t *members = request.questions.buf;
    double *answers = request.answers.buf;
    for (Py_ssize_t i = 0; i < request.count; i++)
        answers[i] = ask(request.page, members[i]);
    return answered(&request);
}

static PyObject *members(PyObject *module, PyObject *arguments)
{
    Request request;
    (void)module;
    if (!ask_members(arguments, sizeof(uint64_t), &request))
        return NULL;
    const member_function ask = (member_function)request.function;
    const int32_t *numbers = request.questions.buf;
    uint64_t *answers = request.answers.buf;
    for (Py_ssize_t i = 0; i < request.count; i++)
        answers[i] = (uint64_t)(uintptr_t)ask(request.page, numbers[i]);
    return answered(&request);
}

static PyObject *numbers(PyObject *module, PyObject *arguments)
{
    Request request;
    (void)module;
    if (!ask_objects(arguments, sizeof(int32_t), &request))
        return NULL;
    const number_function ask = (number_function)request.function;
    const uint64_t *objects = request.questions.buf;
    int32_t *answers = request.answers.buf;
    for (Py_ssize_t i = 0; i < request.count; i++)
        if (objects[i] != 0)
            answers[i] = ask((void *)(uintptr_t)objects[i]);
    return answered(&request);
}

static PyObject *parts(PyObject *module, PyObject *arguments)
{
    Request request;
    (void)module;
    if (!ask_objects(arguments, sizeof(uint64_t), &request))
        return NULL;
    const part_function ask = (part_function)request.function;
    const uint64_t *objects = request.questions.buf;
    uint64_t *answers = request.answers.buf;
    for (Py_ssize_t i = 0; i < request.count; i++)
        if (objects[i] != 0)
            answers[i] = (uint64_t)(uintptr_t)ask((void *)(uintptr_t)objects[i]);
    return answered(&request);
}

static PyObject *colours(PyObject *module, PyObject *arguments)
{
    Request request;
    (void)module;
    if (!ask_objects(arguments, CHANNELS * sizeof(uint32_t), &request))
        return NULL;
    const colour_function ask = (colour_function)request.function;
    const uint64_t *objects = request.questions.buf;
    uint32_t *answers = request.answers.buf;
    for (Py_ssize_t i = 0; i < request.count; i++) {
        unsigned red, green, blue, alpha;
        if (objects[i] == 0 || !ask((void *)(uintptr_t)objects[i], &red, &green, &blue, &alpha))
            continue;
        uint32_t *answer = answers + CHANNELS * i;
        answer[0] = red;
        answer[1] = green;
        answer[2] = blue;
        answer[3] = alpha;
    }
    return answered(&request);
}

static PyMethodDef methods[] = {
    {"boxes", boxes, METH_VARARGS, "boxes(function, page, numbers, answers): four floats each."},
    {"matrices", matrices, METH_VARARGS, "matrices(function, page, numbers, answers): six floats each."},
    {"points", points, METH_VARARGS, "points(function, page, numbers, answers): two doubles each."},
    {"sizes", sizes, METH_VARARGS, "sizes(function, page, numbers, answers): a double each."},
    {"members", members, METH_VARARGS, "members(function, page, numbers, answers): an address each, as uint64."},
    {"numbers", numbers, METH_VARARGS, "numbers(function, objects, answers): an int32 each."},
    {"parts", parts, METH_VARARGS, "parts(function, objects, answers): an address each, as uint64."},
    {"colours", colours, METH_VARARGS, "colours(function, objects, answers): four uint32 each."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_pdf_chars", "pdfium's answers for many characters or objects at once.", 0, methods, NULL,
    NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__pdf_chars(void);

PyMODINIT_FUNC PyInit__pdf_chars(void)
{
    return PyModule_Create(&definition);
}
